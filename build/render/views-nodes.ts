// What the template of each kind of node may read. Floor: render.

import type { Shape } from "./shapes.ts";

/** An item with its printed form, what is said of it aloud and, where it calls a note, the call. */
const ITEM = {
  anchor: "text",
  content: "markup",
  call: "markup?",
  epub: "flag",
  spoken: "text?",
} as const;
const WRAPPER = { content: "markup" } as const;

export const NODE_VIEWS = {
  // plain writing
  "nodes/line-break": {},
  "nodes/emphasis": WRAPPER,
  "nodes/strong": WRAPPER,
  "nodes/code": { text: "text" },
  "nodes/link": { href: "text", content: "markup" },
  "nodes/foreign": { lang: "text", content: "markup" },
  "nodes/image": { src: "text", alt: "text" },

  // the witness
  "nodes/redaction": { ...ITEM, kind: "text", long: "flag" },
  "nodes/gap": { ...ITEM, reason: "text" },
  "nodes/unclear": ITEM,
  "nodes/supplied": ITEM,
  "nodes/sic": ITEM,
  "nodes/deletion": ITEM,
  "nodes/addition": { ...ITEM, place: "text?", hand: "text?" },
  "nodes/stamp": ITEM,
  "nodes/classification": { ...ITEM, struck: "flag" },
  "nodes/page-turn": { ...ITEM, certain: "flag" },
  "nodes/original": ITEM,
  "nodes/checkbox": { ...ITEM, checked: "flag" },
  "nodes/blank": ITEM,

  // the editor's links
  "nodes/mention": {
    anchor: "text",
    kind: "text",
    key: "text",
    href: "text?",
    content: "markup",
  },
  "nodes/line-end": { anchor: "text" },
  "nodes/index-mark": { anchor: "text", entry: "text", content: "markup" },
  "nodes/note-call": {
    anchor: "text",
    href: "text",
    text: "text",
    series: "text",
    epub: "flag",
  },
  "nodes/call": { href: "text", text: "text", series: "text", epub: "flag" },
  "nodes/citation": { anchor: "text", content: "markup" },
  "nodes/cross-reference": { anchor: "text", href: "text?", content: "markup" },
  "nodes/folio": { anchor: "text", folio: "text" },
  "nodes/line-of": { anchor: "text" },
  "nodes/entry-link": { href: "text", content: "markup" },
  "nodes/locators": { targets: "text?", note: "text", notes: "text", content: "markup" },
  "nodes/locator": { href: "text", text: "text" },
  "nodes/index-entry": {
    anchor: "text",
    heading: "text",
    href: "text?",
    locators: "markup?",
    seeOther: "flag",
    see: [{ href: "text", heading: "text" }],
    seeMore: "flag",
    seeAlso: [{ href: "text", heading: "text" }],
    children: "markup?",
  },

  // blocks
  "nodes/paragraph": {
    id: "text",
    marks: "flag",
    number: "text?",
    spoken: "text?",
    epub: "flag",
    lead: "markup?",
    content: "markup",
  },
  "nodes/heading": { id: "text", level: "text", content: "markup" },
  "nodes/list": {
    style: "text",
    ordered: "flag",
    start: "text?",
    items: [{ content: "markup" }],
  },
  "nodes/item-label": { text: "text" },
  "nodes/quotation": WRAPPER,
  "nodes/table": {
    header: [{ id: "text", align: "text?", content: "markup" }],
    rows: [{ cells: [{ id: "text", align: "text?", content: "markup" }] }],
  },
  "nodes/preformatted": { id: "text", text: "text" },
  "nodes/figure": { id: "text", src: "text", alt: "text", caption: "text?" },
  "nodes/rule": {},
  "nodes/division": {
    id: "text",
    kind: "text",
    name: "text?",
    hand: "text?",
    editorial: "flag",
    content: "markup",
  },
  "nodes/stanza": { id: "text?", content: "markup" },
  "nodes/line": { id: "text", form: "flag", content: "markup" },
  "nodes/cell": WRAPPER,
  "nodes/transcription": { content: "markup", numbered: "flag" },
  "nodes/omission": { anchor: "text", content: "markup" },

  // notes
  "nodes/notes": { content: "markup" },
  "nodes/note": {
    anchor: "text",
    series: "text",
    call: "text",
    redaction: "flag",
    epub: "flag",
    content: "markup",
  },
  "nodes/note-label": { href: "text", text: "text", epub: "flag" },
  "nodes/redaction-note": {
    codes: [
      {
        printed: "text",
        section: "text?",
        wording: "markup?",
        known: "flag",
        verified: "flag",
        unknown: "text",
      },
    ],
    extent: "text?",
    agency: "text?",
  },
  "nodes/emendation-note": { lemma: "text", reading: "text?", certainty: "text?" },
} as const satisfies Readonly<Record<string, Shape>>;
