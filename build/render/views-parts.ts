// What the template of each kind of part may read. Floor: render.

import type { Shape } from "./shapes.ts";

const FACTS = [{ term: "text", value: "markup" }] as const;
const LINES = [{ content: "markup" }] as const;
const LISTED = [{ anchor: "text", title: "text", folio: "markup" }] as const;
const WORKS = [{ anchor: "text", content: "markup" }] as const;

export const PART_VIEWS = {
  part: {
    id: "text",
    kind: "text",
    matter: "text",
    shortTitle: "text",
    editionTitle: "text",
    language: "text?",
    epub: "flag",
    epubType: "text?",
    role: "text?",
    titleId: "text",
    title: "text?",
    content: "markup",
    notes: "markup?",
  },
  "press-cover": {
    title: "text",
    subtitle: "text?",
    people: LINES,
    publisher: "text?",
    backText: LINES,
    spine: "text?",
    authors: "text?",
    identifier: "text",
    isbn: "text?",
    barcode: "markup?",
  },
  "parts/title-page": {
    title: "text",
    subtitle: "text?",
    people: LINES,
    publisher: "text?",
    year: "text",
  },
  "parts/imprint": { version: "text", facts: FACTS },
  "parts/contents": {
    epub: "flag",
    entries: [
      {
        anchor: "text",
        matter: "text",
        title: "text",
        folio: "markup",
        nested: "flag",
        headings: LISTED,
      },
    ],
  },
  "parts/prose": { content: "markup" },
  "parts/document": { date: "text?", content: "markup" },
  "parts/persons": {
    people: [
      {
        anchor: "text",
        name: "text",
        role: "markup",
        note: "markup?",
        sources: "markup?",
        placesAre: "text",
        places: "markup?",
        events: "markup?",
      },
    ],
  },
  "parts/glossary": {
    terms: [
      {
        anchor: "text",
        name: "text",
        meaning: "markup",
        sources: "markup?",
        placesAre: "text",
        places: "markup?",
        events: "markup?",
      },
    ],
  },
  "parts/chronology": {
    events: [
      {
        anchor: "text",
        date: "text",
        event: "markup",
        sources: "markup?",
        placesAre: "text",
        places: "markup?",
      },
    ],
  },
  "parts/ledger": {
    none: "flag",
    paged: "flag",
    sentences: LINES,
    census: "markup",
    legend: "markup?",
    entries: [
      {
        text: "text",
        noteHref: "text",
        printed: [{ text: "text" }],
        href: "text",
        kind: "text",
        coded: "flag",
        codes: [{ printed: "text", section: "markup?", known: "flag", unknown: "text" }],
        extent: "markup",
        agency: "text?",
        section: "markup?",
        sourcePage: "text?",
        folio: "markup?",
      },
    ],
  },
  "parts/census": {
    figures: [{ drawing: "markup", caption: "text" }],
    kinds: [{ text: "markup" }],
    documents: [
      {
        title: "text?",
        width: "text",
        rows: [{ page: "text", counts: [{ text: "text" }], total: "text" }],
      },
    ],
    totals: [{ text: "text" }],
    sum: "text",
  },
  "parts/codes": {
    codes: [{ printed: "text", section: "markup?", wording: "markup?", verified: "flag" }],
    books: LINES,
  },
  "parts/conventions": {
    entries: [{ sample: "markup?", name: "markup", says: "markup" }],
  },
  "parts/page-turns": {
    none: "flag",
    paged: "flag",
    introduction: "markup",
    documents: [
      {
        width: "text",
        title: "text?",
        entries: [
          { n: "text", href: "text", divides: "markup", cert: "markup", folio: "markup?" },
        ],
      },
    ],
  },
  "parts/hyphenation": {
    none: "flag",
    paged: "flag",
    documents: [
      {
        width: "text",
        title: "text?",
        entries: [
          {
            source: "text",
            here: "text",
            href: "text",
            cert: "markup?",
            sourcePage: "text?",
            folio: "markup?",
          },
        ],
      },
    ],
  },
  "parts/emendations": {
    none: "flag",
    paged: "flag",
    entries: [
      {
        noteHref: "text",
        noteLabel: "text",
        lemma: "text",
        href: "text",
        kind: "text",
        reading: "text?",
        cert: "markup?",
        sourcePage: "text?",
        folio: "markup?",
      },
    ],
  },
  "parts/bibliography": {
    hasPrimary: "flag",
    hasSecondary: "flag",
    primary: WORKS,
    secondary: WORKS,
  },
  "parts/index": { groups: [{ entries: "markup" }] },
  "parts/pack-title": {
    title: "text",
    subtitle: "text?",
    copy: "text?",
    people: LINES,
    facts: FACTS,
    introduction: LINES,
    entries: LISTED,
  },
  "parts/pack-reading": { signs: [{ sample: "markup", says: "markup" }] },
  "parts/pack-questions": {
    groups: [
      {
        about: "text",
        start: "text",
        questions: [{ text: "markup", answered: "flag", answer: LINES, rules: [{}] }],
      },
    ],
  },
  "parts/pack-teaching": { groups: [{ about: "text", paragraphs: LINES }] },
  "parts/pack-legend": { codes: "markup" },
  "parts/pack-disclosure": {
    edition: "text",
    taken: LINES,
    nothingCut: "flag",
    omissions: LINES,
    partsLeftOut: "markup",
    added: "markup",
    lines: "text",
    example: "markup?",
    same: "text?",
    cite: "text",
  },
} as const satisfies Readonly<Record<string, Shape>>;
