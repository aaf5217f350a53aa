// Faults in what an EPUB shows and says beside its words: pictures, structure, hidden elements.
// Floor: selftest.

import type { Fault } from "../fault.ts";
import type { EpubCopy } from "./copy.ts";
import { gone, inDocuments } from "./document-faults.ts";

type EpubFault = Fault<EpubCopy>;

/** Changes the first picture that the manuscript has. */
function picture(says: string, change: (image: string) => string): EpubFault {
  return inDocuments(says, ["item-survives"], (copy) => {
    const { nav, spine } = copy.sound.reading.file;
    const own = copy.sound.comparison.wanted.scope.parts.filter(({ file }) => file);
    const hrefs = new Set(
      own.map(({ id }) => copy.sound.reading.byId.get(id)?.[0]?.document.href),
    );
    const path = spine
      .filter(({ href }) => href !== nav?.href && hrefs.has(href))
      .map(({ href }) => copy.pathOf(href))
      .find((one) => copy.text(one).includes("<img "));
    if (path === undefined) return null;
    copy.change(path, (text) => text.replace(/<img [^>]*>/u, change));
    return path;
  });
}

const PICTURES: readonly EpubFault[] = [
  picture("a picture is lost", gone),
  picture("a picture has no description", (image) => image.replace(/alt="[^"]*"/u, 'alt=""')),
];

const STRUCTURE: readonly EpubFault[] = [
  inDocuments("a call is a link like any other", ["structure-is-told"], (copy) => {
    const note = copy.note("explanatory") ?? copy.note("redaction");
    if (!note) return null;
    const { path } = copy.extentOf(note.anchor);
    copy.change(path, (text) => text.replace(/ epub:type="noteref"| role="doc-noteref"/gu, ""));
    return path;
  }),
  inDocuments("a note is a paragraph like any other", ["structure-is-told"], (copy) => {
    const note = copy.note("explanatory") ?? copy.note("redaction");
    return (
      note && copy.tag(note.anchor, (tag) => tag.replace(/ (?:epub:type|role)="[^"]*"/gu, ""))
    );
  }),
];

const HIDDEN: readonly EpubFault[] = [
  inDocuments("a redaction has the hidden attribute", ["text-is-visible"], (copy) => {
    const item = copy.item("redaction");
    return item && copy.tag(item.anchor, (tag) => tag.replace(/>$/u, ' hidden="hidden">'));
  }),
  inDocuments("a note is styled away", ["text-is-visible"], (copy) => {
    const note = copy.note("explanatory") ?? copy.note("redaction");
    return note && copy.tag(note.anchor, (tag) => tag.replace(/>$/u, ' style="display:none">'));
  }),
];

const LANGUAGES: readonly EpubFault[] = [
  inDocuments(
    "words in another language are said to be in none",
    ["language-survives"],
    (copy) => {
      const foreign =
        /(<(?!html|section)[a-z]+ [^>]*?)(?: xml:lang="[^"]*"| lang="[^"]*"){1,2}/u;
      const path = copy.sound.reading.file.spine
        .map(({ href }) => copy.pathOf(href))
        .find((one) => foreign.test(copy.text(one)));
      if (path === undefined) return null;
      copy.change(path, (text) => text.replace(new RegExp(foreign, "gu"), "$1"));
      return path;
    },
  ),
];

export const LOOK_FAULTS: readonly EpubFault[] = [
  ...PICTURES,
  ...STRUCTURE,
  ...LANGUAGES,
  ...HIDDEN,
];
