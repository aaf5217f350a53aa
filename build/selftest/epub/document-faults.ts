// Faults in the documents of an EPUB: text, marks, notes, links. Floor: selftest.

import { ITEM_KINDS, type ItemKind } from "../../model/edition.ts";
import type { Fault } from "../fault.ts";
import type { EpubCopy } from "./copy.ts";

type EpubFault = Fault<EpubCopy>;

const TEXT = ["transcription-is-conserved"] as const;

export function inDocuments(
  says: string,
  rules: EpubFault["rules"],
  plant: (copy: EpubCopy) => string | null,
): EpubFault {
  return { says, place: "documents", rules, plant };
}

export const gone = (): string => "";

const WHAT: Readonly<Record<ItemKind, string>> = {
  redaction: "a redaction",
  gap: "a gap",
  unclear: "a doubtful reading",
  supplied: "a supplied word",
  sic: "a slip of the source",
  deletion: "a deletion",
  addition: "an addition",
  stamp: "a stamp",
  classification: "a classification",
  "page-turn": "a page turn of the source",
  original: "a bracket of the source",
  checkbox: "a box of a form",
  blank: "a blank of a form",
  "note-call": "a call of a note",
  citation: "a citation",
  "cross-reference": "a cross-reference",
};

/** What a template that was lost would take with it. */
const LOST: readonly EpubFault[] = ITEM_KINDS.map((kind: ItemKind) =>
  inDocuments(`${WHAT[kind]} is lost`, ["item-survives"], (copy) => {
    const item = copy.item(kind, ({ anchor }) => copy.element(anchor) !== "");
    return item && copy.rewrite(item.anchor, gone);
  }),
);

const MARKS: readonly EpubFault[] = [
  inDocuments("a redaction stands twice", ["item-survives", ...TEXT], (copy) => {
    const item = copy.item("redaction");
    return item && copy.rewrite(item.anchor, (element) => element + element);
  }),
  inDocuments("a redaction's marker has lost its id", ["item-survives"], (copy) => {
    const item = copy.item("redaction");
    return item && copy.tag(item.anchor, (tag) => tag.replace(/ id="[^"]*"/u, ""));
  }),
  inDocuments("a redaction reads otherwise", ["item-survives", ...TEXT], (copy) => {
    const item = copy.item("redaction");
    return (
      item &&
      copy.rewrite(item.anchor, (element) =>
        element.replace(/(class="token"[^>]*>)([^<])/u, "$1(z)(9) $2"),
      )
    );
  }),
  inDocuments("print has a note that is lost here", ["outputs-agree"], (copy) => {
    const note = copy.note("redaction");
    return note && copy.rewrite(note.anchor, gone);
  }),
  inDocuments("a redaction's note is lost", ["note-survives"], (copy) => {
    const note = copy.note("redaction");
    return note && copy.rewrite(note.anchor, gone);
  }),
  inDocuments("a note of the editor is lost", ["note-survives"], (copy) => {
    const note = copy.note("explanatory");
    return note && copy.rewrite(note.anchor, gone);
  }),
  inDocuments("a note of the apparatus is lost", ["note-survives"], (copy) => {
    const note = copy.note("textual");
    return note && copy.rewrite(note.anchor, gone);
  }),
  inDocuments("a note has lost its last words", ["note-survives"], (copy) => {
    const note = copy.note("explanatory");
    return (
      note &&
      copy.rewrite(note.anchor, (element) =>
        element.replace(/[^<>\n]{9}(?=[^<>]*<(?![\s\S]*[^<>\n]{9}))/u, ""),
      )
    );
  }),
];

const WORDS: readonly EpubFault[] = [
  inDocuments("a word is lost", TEXT, (copy) => inWord(copy, () => " ")),
  inDocuments("a word stands twice", TEXT, (copy) =>
    inWord(copy, (word) => ` ${word} ${word} `),
  ),
  inDocuments("a letter is lost", TEXT, (copy) => inWord(copy, (word) => ` ${word.slice(1)} `)),
  inDocuments("a small letter is a capital", TEXT, (copy) =>
    inWord(copy, (word) => ` ${word.charAt(0).toUpperCase()}${word.slice(1)} `),
  ),
  inDocuments("two words run into one", TEXT, (copy) => inWord(copy, (word) => `${word} `)),
  inDocuments("words are there that nobody wrote", TEXT, (copy) =>
    inWord(copy, (word) => ` ${word} undefined `),
  ),
  inDocuments("a paragraph is lost", [...TEXT, "item-survives"], (copy) => {
    const [id] = copy.paragraphs() ?? [];
    return id === undefined ? null : copy.rewrite(id, gone);
  }),
  inDocuments("a paragraph stands twice", TEXT, (copy) => {
    const [id] = copy.paragraphs() ?? [];
    return id === undefined ? null : copy.rewrite(id, (element) => element + element);
  }),
  inDocuments("two paragraphs have changed places", [...TEXT, "item-survives"], (copy) => {
    const pair = copy.paragraphs();
    if (!pair) return null;
    const [first = "", second = ""] = pair.map((id) => copy.element(id));
    copy.change(copy.extentOf(pair[0]).path, (text) =>
      text
        .replace(first, "\u0000")
        .replace(second, () => first)
        .replace("\u0000", () => second),
    );
    return pair.join(" and ");
  }),
  inDocuments("a document is not well-formed", ["output-is-readable"], (copy) => {
    const [id] = copy.paragraphs() ?? [];
    return id === undefined ? null : copy.rewrite(id, (element) => element.replace("</p>", ""));
  }),
];

function inWord(copy: EpubCopy, change: (word: string) => string): string | null {
  const found = copy.word();
  if (!found) return null;
  const { path, word } = found;
  copy.change(path, (text) => text.replace(` ${word} `, () => change(word)));
  return `“${word}” in ${path}`;
}

const LINKS: readonly EpubFault[] = [
  inDocuments(
    "a redaction's call leads to another note",
    ["call-leads-to-its-note"],
    (copy) => {
      const note = copy.note("redaction");
      return note && relink(copy, note.anchor, "#note-elsewhere");
    },
  ),
  inDocuments("a call is no link", ["call-leads-to-its-note"], (copy) => {
    const note = copy.note("explanatory");
    return note && relink(copy, note.anchor, null);
  }),
  inDocuments("a note leads back to another call", ["call-leads-to-its-note"], (copy) => {
    const note = copy.note("explanatory") ?? copy.note("redaction");
    const other = copy.edition.notes.find(
      ({ part, anchor }) => part === note?.part && anchor !== note.anchor,
    );
    if (!note || !other) return null;
    return copy.rewrite(note.anchor, (element) =>
      element.replace(/href="#[^"]*"/u, `href="#${other.calls[0]}"`),
    );
  }),
  inDocuments("a note does not lead back", ["call-leads-to-its-note"], (copy) => {
    const note = copy.note("explanatory") ?? copy.note("redaction");
    return (
      note && copy.rewrite(note.anchor, (element) => element.replace(/ href="#[^"]*"/u, ""))
    );
  }),
  inDocuments(
    "a cross-reference leads to another place",
    ["reference-leads-to-its-target"],
    (copy) => {
      const item = copy.item("cross-reference");
      const other = copy.item("redaction") ?? copy.item("note-call");
      if (!item || !other) return null;
      const { path } = copy.extentOf(other.anchor);
      const file = path.split("/").at(-1);
      return copy.tag(item.anchor, (tag) =>
        tag.replace(
          /href="[^"]*"/u,
          `href="../${path.split("/").at(-2)}/${file}#${other.anchor}"`,
        ),
      );
    },
  ),
  inDocuments(
    "a cross-reference leads to nothing",
    ["reference-leads-to-its-target"],
    (copy) => {
      const item = copy.item("cross-reference");
      return (
        item && copy.tag(item.anchor, (tag) => tag.replace(/href="[^"]*"/u, 'href="#nowhere"'))
      );
    },
  ),
  inDocuments("a table gives another page of print", ["page-number-is-true"], (copy) => {
    const path = copy.sound.reading.file.spine
      .map(({ href }) => copy.pathOf(href))
      .find((one) => /class="folio"[^>]*>\d+</u.test(copy.text(one)));
    if (path === undefined) return null;
    copy.change(path, (text) => text.replace(/(class="folio"[^>]*>)\d+</u, "$19999<"));
    return path;
  }),
];

/** Changes the first locator of the index. */
function locator(says: string, change: (link: string) => string): EpubFault {
  return inDocuments(says, ["index-is-true"], (copy) => {
    const first = /<a class="locator"[^>]*>[^<]*<\/a>/u;
    const path = copy.sound.reading.file.spine
      .map(({ href }) => copy.pathOf(href))
      .find((one) => first.test(copy.text(one)));
    if (path === undefined) return null;
    copy.change(path, (text) => text.replace(first, change));
    return path;
  });
}

const INDEX: readonly EpubFault[] = [
  locator("a place in the index leads elsewhere", (link) =>
    link.replace(/href="([^"#]*)#[^"]*"/u, 'href="$1#nowhere"'),
  ),
  locator("the index gives another place", (link) => link.replace(/>[^<]*</u, ">999<")),
];

/** Changes the middle paragraph's number. */
function numbered(says: string, change: (number: string) => string): EpubFault {
  return inDocuments(says, ["locator-is-true"], (copy) => {
    const [id] = copy.paragraphs() ?? [];
    const number = /<span class="paragraph-number"[^>]*>[^<]*<\/span>/u;
    if (id === undefined || !number.test(copy.element(id))) return null;
    return copy.rewrite(id, (element) => element.replace(number, change));
  });
}

const LOCATORS: readonly EpubFault[] = [
  numbered("the number of a paragraph is lost", gone),
  numbered("a paragraph has another number", (number) => number.replace(/>[^<]*</u, ">999<")),
  numbered("a paragraph's number is read out as a word of it", (number) =>
    number.replace(/ aria-label="[^"]*"/u, ""),
  ),
  inDocuments("a page of print is no page break", ["locator-is-true"], (copy) => {
    const entry = copy.sound.reading.file.pageList[0];
    const id = entry?.href.split("#")[1];
    return id === undefined ? null : copy.tag(id, (tag) => tag.replace(/ role="[^"]*"/u, ""));
  }),
];

const FIGURES: readonly EpubFault[] = [
  inDocuments("the figure of the census is not described", ["item-survives"], (copy) => {
    const figure = /(<svg class="census"[^>]*?) aria-label="[^"]*"/u;
    const path = copy.sound.reading.file.spine
      .map(({ href }) => copy.pathOf(href))
      .find((one) => figure.test(copy.text(one)));
    if (path === undefined) return null;
    copy.change(path, (text) => text.replace(figure, "$1"));
    return path;
  }),
];

/** Points the call of a note elsewhere, or takes its link away. */
function relink(copy: EpubCopy, note: string, href: string | null): string {
  const { path } = copy.extentOf(note);
  const file = path.split("/").at(-1) ?? "";
  const call = new RegExp(`(<a class="note-call[^>]*) href="(?:${file})?#${note}"`, "u");
  copy.change(path, (text) => text.replace(call, href === null ? "$1" : `$1 href="${href}"`));
  return note;
}

export const DOCUMENT_FAULTS: readonly EpubFault[] = [
  ...LOST,
  ...MARKS,
  ...WORDS,
  ...LINKS,
  ...INDEX,
  ...LOCATORS,
  ...FIGURES,
];
