// Faults in an EPUB's style, navigation and package, and the list of all. Floor: selftest.

import type { Fault, Place } from "../fault.ts";
import { type EpubCopy, endOf } from "./copy.ts";
import { DOCUMENT_FAULTS } from "./document-faults.ts";
import { LOOK_FAULTS } from "./look-faults.ts";
import { SECRET_FAULTS } from "./secret-faults.ts";
import { STYLE_FAULTS } from "./style-faults.ts";

type EpubFault = Fault<EpubCopy>;

/** What a slip in a style sheet would do to the locators. */
const LOCATOR_STYLES: readonly (readonly [string, string])[] = [
  ["pages of print are not displayed", ".print-page { display: none }"],
  ["pages of print show nothing", ".print-page::before { content: none }"],
];

const LOCATOR_FAULTS: readonly EpubFault[] = LOCATOR_STYLES.map(([says, css]) => ({
  says,
  place: "style",
  rules: ["locator-is-true"],
  plant: (copy) => {
    if (copy.sound.reading.file.pageList.length === 0) return null;
    copy.change(copy.style, (text) => `${text}\n${css}\n`);
    return css;
  },
}));

function inFile(
  says: string,
  place: Place,
  rules: EpubFault["rules"],
  change: (text: string) => string,
): EpubFault {
  return {
    says,
    place,
    rules,
    plant: (copy) => {
      const path = place === "package" ? copy.package : copy.navigation;
      const before = copy.text(path);
      const after = change(before);
      if (after === before) return null;
      copy.change(path, () => after);
      return path;
    },
  };
}

const OUTLINE = ["outline-is-true"] as const;

/** One kind of navigation, changed: EPUB 3.3, 7.4. */
function inNav(type: string, change: (nav: string) => string): (text: string) => string {
  const nav = new RegExp(`<nav (?=[^>]*epub:type="${type}")[\\s\\S]*?</nav>`, "u");
  return (text) => text.replace(nav, (found) => change(found));
}

const NAVIGATION_FAULTS: readonly EpubFault[] = [
  inFile(
    "the contents lack a part",
    "navigation",
    OUTLINE,
    inNav("toc", (nav) => withoutEntry(nav)),
  ),
  inFile(
    "an entry of the contents leads to another part",
    "navigation",
    OUTLINE,
    inNav("toc", (nav) => {
      const hrefs = [...nav.matchAll(/<li><a href="([^"#]*)"/gu)].map(([, href = ""]) => href);
      const [one, other] = [hrefs[Math.floor(hrefs.length / 2)] ?? "", hrefs.at(-1) ?? ""];
      return nav.replace(`href="${one}"`, `href="${other}"`);
    }),
  ),
  inFile(
    "an entry of the contents has another title",
    "navigation",
    OUTLINE,
    inNav("toc", (nav) => nav.replace(/(<a href="documents[^"#]*">)[^<]*/u, "$1Chapter")),
  ),
  inFile(
    "the page list lacks a page",
    "navigation",
    OUTLINE,
    inNav("page-list", (nav) => middleEntry(nav, () => "")),
  ),
  inFile(
    "two pages of the page list have changed places",
    "navigation",
    OUTLINE,
    inNav("page-list", (nav) =>
      nav.replace(
        /(<li><a [^>]*>[^<]*<\/a><\/li>)(\s*)(<li><a [^>]*>[^<]*<\/a><\/li>)/u,
        "$3$2$1",
      ),
    ),
  ),
  inFile(
    "a page of the page list leads to nothing",
    "navigation",
    OUTLINE,
    inNav("page-list", (nav) =>
      middleEntry(nav, (entry) => entry.replace(/#[^"]*"/u, '#page-nowhere"')),
    ),
  ),
  inFile(
    "the landmarks are lost",
    "navigation",
    OUTLINE,
    inNav("landmarks", () => ""),
  ),
];

/** Without the first document's entry and those below it. */
function withoutEntry(nav: string): string {
  const from = nav.search(/<li>\s*<a href="documents/u);
  return from < 0 ? nav : nav.slice(0, from) + nav.slice(endOf(nav, from, "li"));
}

function middleEntry(nav: string, change: (entry: string) => string): string {
  const entries = [...nav.matchAll(/<li><a [^>]*>[^<]*<\/a><\/li>/gu)];
  const entry = entries[Math.floor(entries.length / 2)]?.[0] ?? "\u0000";
  return nav.replace(entry, change(entry));
}

const PACKAGE_FAULTS: readonly EpubFault[] = [
  inFile("the title is another", "package", ["metadata-is-true"], (text) =>
    text.replace(/(<dc:title[^>]*>)[^<]*/u, "$1Untitled"),
  ),
  inFile("the language is another", "package", ["metadata-is-true"], (text) =>
    text.replace(/(<dc:language[^>]*>)[^<]*/u, "$1la"),
  ),
  inFile("the identifier is another", "package", ["metadata-is-true"], (text) =>
    text.replace(
      /(<dc:identifier[^>]*>)[^<]*/u,
      "$1urn:uuid:00000000-0000-4000-8000-000000000000",
    ),
  ),
  inFile("a document has left the spine", "package", ["transcription-is-conserved"], (text) =>
    text.replace(/<itemref idref="[^"]*"[^>]*\/>(?=\s*<\/spine>)/u, ""),
  ),
  {
    says: "a file that the package names is missing",
    place: "package",
    rules: ["output-is-readable"],
    plant: (copy) => {
      const path = /href="([^"]*\.ttf)"/u.exec(copy.text(copy.package))?.[1];
      if (path === undefined) return null;
      copy.remove(copy.pathOf(path));
      return path;
    },
  },
];

export const EPUB_FAULTS: readonly Fault<EpubCopy>[] = [
  ...DOCUMENT_FAULTS,
  ...LOOK_FAULTS,
  ...STYLE_FAULTS,
  ...LOCATOR_FAULTS,
  ...NAVIGATION_FAULTS,
  ...PACKAGE_FAULTS,
  ...SECRET_FAULTS,
];
