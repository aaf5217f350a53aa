// What stands in an EPUB says what it is: to a screen reader, and to whoever links to it.
// Floor: verify. DPUB-ARIA 1.1; EPUB 3.3, 6; HTML, 4.9.10 (heads of tables).

import { descendants } from "../../model/nodes.ts";
import { type Comparison, seenOf } from "../compare.ts";
import { elementOf, holderOf } from "../epub/places.ts";
import type { EpubReading, PlacedElement } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import {
  attribute,
  classesOf,
  collapsed,
  type Element,
  elementsOf,
  named,
  words,
} from "../epub/xml.ts";
import { type Finding, finding, quoted } from "./finding.ts";

type Attributes = Readonly<Record<string, string>>;

const CALL: Attributes = { "epub:type": "noteref", role: "doc-noteref" };
const BACK: Attributes = { role: "doc-backlink" };
const NOTE: Attributes = { "epub:type": "footnote", role: "doc-footnote" };
/** Readers hide footnotes and show them on asking: a redaction's note is never one. */
const REDACTION: Attributes = { role: "note" };

export function checkStructure(comparison: Comparison, reading: EpubReading): Finding[] {
  const parts = comparison.wanted.scope.parts.flatMap(({ id, file }) => {
    const place = elementOf(reading, id);
    const isNav = place?.document.href === reading.file.nav?.href;
    return place && !isNav ? [{ place, isMade: file === undefined || file === null }] : [];
  });
  return [
    ...checkNoteStructure(comparison, reading),
    ...checkParts(comparison, reading),
    ...checkLists(comparison, reading),
    ...parts.flatMap(({ place, isMade }) => [
      ...checkBlocks(place, isMade),
      ...checkTables(place),
    ]),
  ];
}

function unsaid(message: string, place: Parameters<typeof finding>[2]): Finding {
  return finding("structure-is-told", message, place);
}

/** The first attribute that an element lacks, or that says something else. */
function lacks(element: Element, wanted: Attributes): string | null {
  const found = Object.entries(wanted).find(
    ([name, value]) => !words(element, name).includes(value),
  );
  return found ? `does not say that it is one: ${found[0]}="${found[1]}"` : null;
}

function checkNoteStructure(comparison: Comparison, reading: EpubReading): Finding[] {
  const calls = comparison.calls.flatMap(({ text, call }) => {
    const at = seenOf({ text, mark: call })?.from;
    const link = at === undefined ? null : linkAround(holderOf(reading, text, at)?.element);
    const fault = link && lacks(link, CALL);
    const note = comparison.byAnchor.get(call.note)?.note;
    if (!fault || !note) return [];
    return [unsaid(`the call ${note.label} ${fault}`, { about: call.anchor, span: note.span })];
  });
  const notes = comparison.texts.flatMap(({ note, seen, text, ...rest }) => {
    const element = note && elementOf(reading, note.anchor)?.element;
    if (!note || !seen || !element) return [];
    const [label] = named(element, "a");
    const fault =
      lacks(element, note.series === "redaction" ? REDACTION : NOTE) ??
      (label ? lacks(label, BACK) : null);
    if (!fault) return [];
    return [unsaid(`note ${note.label} ${fault}`, { about: rest.anchor, span: note.span })];
  });
  return [...calls, ...notes];
}

function linkAround(element: Element | undefined): Element | null {
  if (!element) return null;
  return [element, ...ancestorsOf(element)].find(({ localName }) => localName === "a") ?? null;
}

/** Parts that have a role of their own in any book. */
const KINDS: Readonly<Record<string, Attributes>> = {
  document: { "epub:type": "chapter", role: "doc-chapter" },
  glossary: { "epub:type": "glossary", role: "doc-glossary" },
  bibliography: { "epub:type": "bibliography", role: "doc-bibliography" },
  index: { "epub:type": "index", role: "doc-index" },
};

function checkParts({ wanted }: Comparison, reading: EpubReading): Finding[] {
  const { language } = wanted.edition.manuscript.config;
  return wanted.scope.parts.flatMap(({ id, kind, title, file }) => {
    const place = elementOf(reading, id);
    if (!place) return [];
    const own = file?.meta.language;
    const spoken: Attributes =
      own === undefined || own === language ? {} : { lang: own, "xml:lang": own };
    const fault = lacks(place.element, { ...KINDS[kind], ...spoken });
    const seen = place.document.href;
    return fault ? [unsaid(`${quoted(title)} ${fault}`, { about: id, seen })] : [];
  });
}

const BLOCKS = /^(?:p|h[1-6]|dt|dd|th|td|pre|figcaption)$/u;
/** Lines of forms and of verse, and what is drawn, stand in elements that mean nothing by themselves. */
const HOLDERS = ["line", "drawing"];

/** A block of text can be linked to: whoever cites it, and the list of pages, need its id. */
function checkBlocks(
  { element: part, document: { href } }: PlacedElement,
  isMade: boolean,
): Finding[] {
  const isBlock = (element: Element): boolean =>
    BLOCKS.test(element.localName ?? "") ||
    (isMade && element.localName === "li") ||
    classesOf(element).some((name) => HOLDERS.includes(name));
  const bare = [...elementsOf(part)].filter(
    (element) =>
      isBlock(element) && attribute(element, "id") === "" && collapsed(element) !== "",
  );
  return bare.map((element) =>
    unsaid(`${quoted(collapsed(element))} cannot be linked to: it has no id`, { seen: href }),
  );
}

function checkTables({ element, document: { href } }: PlacedElement): Finding[] {
  const heads = named(element, "th").flatMap((head) => {
    const scope = attribute(head, "scope");
    if (/^(?:col|row)(?:group)?$/u.test(scope)) return [];
    const message = `${quoted(collapsed(head))} does not say what it is the head of: scope`;
    return [unsaid(message, { seen: href })];
  });
  const rows = named(element, "table").flatMap((table) => {
    const [first, ...rest] = named(table, "tr");
    const odd = first && rest.find((row) => widthOf(row) !== widthOf(first));
    if (!odd) return [];
    const message = `${quoted(collapsed(odd))} is a row of ${widthOf(odd)} columns in a table of ${widthOf(first)}`;
    return [unsaid(message, { seen: href })];
  });
  return [...heads, ...rows];
}

function widthOf(row: Element): number {
  const cells = [...named(row, "th"), ...named(row, "td")];
  return cells.reduce((sum, cell) => sum + Number(attribute(cell, "colspan") || 1), 0);
}

/** A numbered list begins with the number that the source has. */
function checkLists({ wanted: { scope } }: Comparison, reading: EpubReading): Finding[] {
  return scope.parts.flatMap(({ id, file }) => {
    const place = elementOf(reading, id);
    if (!place) return [];
    const notes = scope.notes.filter(({ part }) => part === id);
    const nodes = [...(file?.children ?? []), ...notes.flatMap(({ children }) => children)];
    const starts = [...descendants(nodes)].flatMap((node) =>
      node.type === "list" && node.style === "number" ? [node] : [],
    );
    const seen = named(place.element, "ol").map((list) =>
      Number(attribute(list, "start") || 1),
    );
    return starts.flatMap(({ start, span }, at) => {
      if (!file || seen[at] === start) return [];
      const message = `a list begins with ${seen[at] ?? "no number"}, and not with ${start}`;
      return [unsaid(message, { span, seen: place.document.href })];
    });
  });
}
