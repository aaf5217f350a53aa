// A small edition in each language that Stet ships labels for, built and proved: what the reader
// finds in it is in that language, its order, its quotation marks and its spaces.

import { readdirSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dumpPdf } from "../support/dump.ts";
import { editionFolder } from "../support/edition.ts";
import { findings, openPress, type Press } from "../verify/support/press.ts";
import { filesIn } from "./editions.ts";
import { WORDS } from "./words.ts";

const SHIPPED = readdirSync("build/assets/labels").map((file) => file.replace(".json", ""));

/** Sentences that a reader of each language finds, with the spaces that it wants. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  en: ["October 1, 1962", "Ana Ruiz and Ignacio Gil", "7 lines, less than 1 line"],
  de: ["1. Oktober 1962", "Ana Ruiz und Ignacio Gil", "7 Zeilen, weniger als 1 Zeile"],
  fr: [
    "1er\u00a0octobre 1962",
    "Ana Ruiz et Ignacio Gil",
    "7 lignes, moins de 1 ligne",
    "[illisible\u00a0: 2 lignes]",
    "Cette édition relève 3 caviardages.",
    "d’occultation\u00a0: 2\u202f; par un mot du transcripteur\u00a0: 1",
    "1999, 3\u202f; A. Édouard",
  ],
  es: [
    "1\u00a0de octubre de 1962",
    "Ana Ruiz e Ignacio Gil",
    "7 líneas, menos de 1 línea",
    "Esta edición registra 3 tachaduras oficiales.",
  ],
  ru: [
    "1\u00a0октября 1962\u00a0г.",
    "Ana Ruiz и Ignacio Gil",
    "7 строк, меньше чем 1 строка",
    "В\u00a0издании учтено 3 изъятия.",
    "1 гриф секретности, 1 лакуна иного рода и\u00a05 границ страниц",
  ],
};

/** Quotation marks round the title of an article, as the language writes them. */
const QUOTED: Readonly<Record<string, (title: string) => string>> = {
  en: (title) => `“${title}.”`,
  de: (title) => `„${title}“`,
  fr: (title) => `«\u00a0${title}\u00a0»`,
  es: (title) => `«${title}»`,
  ru: (title) => `«${title.replace(" о ", " о\u00a0")}»`,
};

/** A syllable of the long sentence that ends a line somewhere, and what follows it. */
const DIVIDED: Readonly<Record<string, RegExp>> = {
  en: /ad­min­is­tra­tive/u,
  de: /Ver­wal­tungs­kor­re­spon­denz/u,
  fr: /ad­mi­nis­tra­tive/u,
  es: /ad­mi­nis­tra­tiva/u,
  ru: /ад­ми­ни­стра­тив­ную/u,
};

test("there is an edition in every language that has labels", () => {
  expect(Object.keys(WORDS).sort()).toEqual([...SHIPPED].sort());
});

test("French labels have no space that breaks before a sign, nor inside quotation marks", () => {
  const labels: Readonly<Record<string, string>> = JSON.parse(
    readFileSync("build/assets/labels/fr.json", "utf8"),
  );
  expect(Object.values(labels).filter((text) => / [:;!?»]|« /u.test(text))).toEqual([]);
});

describe.each(SHIPPED)("an edition in %s", (language) => {
  const words = WORDS[language];
  if (!words) throw new Error(`no words in ${language}`);
  let press: Press;
  let found: readonly string[];
  let book: string;
  let printed: string;
  let rendered = "";

  beforeAll(async () => {
    press = await openPress(editionFolder(filesIn(language)));
    const files = await press.make(["print", "epub", "coursepack"], (made) => {
      if (made.output === "print") rendered = made.parts.map(({ xhtml }) => xhtml).join("\n");
      return made;
    });
    found = await findings(press.edition, files);
    book = textOf(files.epub ?? new Uint8Array());
    printed = (await dumpPdf(files.print ?? new Uint8Array())).replace(/­/gu, "");
  });
  afterAll(() => press?.close());

  const worksAt = (): number => book.lastIndexOf('class="works"');

  test("is proved in print, EPUB and course pack", () => {
    expect(found).toEqual([]);
  });

  test("says what Stet says itself in that language", () => {
    expect((SAID[language] ?? []).filter((said) => !book.includes(said))).toEqual([]);
    for (const label of ["part-ledger", "part-conventions", "part-page-turns"]) {
      expect(printed).toContain(press.edition.labels[label]);
    }
  });

  test("is divided into syllables by the patterns of that language", () => {
    expect(rendered).toMatch(DIVIDED[language] ?? /never/u);
  });

  test("gives foreign words their own language, and the wording of American codes English", () => {
    expect(book).toContain('<span lang="la" xml:lang="la">horologium <span lang="grc"');
    expect(book.includes('<span lang="en" xml:lang="en">(A) specifically authorized')).toBe(
      language !== "en",
    );
  });

  test("quotes titles in the marks of that language", () => {
    const quoted = new RegExp(`.{3}${words.document.replaceAll(" ", "\\s")}.{3}`, "u").exec(
      book.slice(worksAt()),
    )?.[0];
    expect(quoted).toContain(QUOTED[language]?.(words.document));
  });

  test("sorts its index and its bibliography by that language's alphabet", () => {
    const inOrder = (names: readonly string[], text: string) =>
      [...names].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    const index = press.edition.indexes.get("part-index-places") ?? [];
    const headings = index.flatMap(({ entries }) => entries.map(({ heading }) => heading));
    expect(headings).toEqual(words.places);
    expect(inOrder(words.authors, book.slice(worksAt()))).toEqual(words.authors);
  });
});

/** Every file of an EPUB, entities of spaces as the characters they are. */
function textOf(epub: Uint8Array): string {
  return Object.entries(unzipSync(epub))
    .filter(([name]) => name.endsWith(".xhtml"))
    .map(([, bytes]) => strFromU8(bytes))
    .join("\n");
}
