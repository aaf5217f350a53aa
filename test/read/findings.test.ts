// What an editor is told about a faulty folder: each test breaks one thing in a sound edition and
// expects exactly the findings shown, with file, line and column.

import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { position, sorted } from "../../build/diagnostics.ts";
import { readEdition } from "../../build/read/index.ts";
import { editionFolder, editionYaml, smallEdition } from "../support/edition.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const MEMO = "manuscript/documents/memo.md";
const YAML = "manuscript/edition.yaml";

/** The findings on a small edition with `files` in place of its own, one a line, hints below. */
async function findings(files: Files, change?: (folder: string) => void): Promise<string> {
  const folder = editionFolder(smallEdition(files));
  change?.(folder);
  const { value, diagnostics } = await readEdition(folder);
  return sorted(diagnostics)
    .map(({ rule, message, span, hint }) => {
      const text = span && value?.sources.get(span.file)?.text;
      const at = text === undefined || !span ? null : position(span, text);
      const place = span ? `${span.file}${at ? `:${at.line}:${at.column}` : ""}: ` : "";
      return `${place}${rule}: ${message}${hint ? `\n  ${hint}` : ""}`;
    })
    .join("\n")
    .replaceAll(folder, "FOLDER");
}

/** edition.yaml with one thing in it replaced. */
function yaml(from: string, to: string): Files {
  const sound = editionYaml();
  if (!sound.includes(from)) throw new Error(`edition.yaml has no ${from}`);
  return { [YAML]: sound.replace(from, to) };
}

test("a sound edition has no findings", async () => {
  expect(await findings({})).toBe("");
});

test("an edition needs its folder and its configuration", async () => {
  const empty = editionFolder({ "readme.txt": "" });
  const shown = async (dir: string) =>
    (await readEdition(dir)).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
  expect(await shown(empty)).toEqual([
    "edition-has-a-configuration: there is no manuscript/edition.yaml in this folder",
  ]);
  expect(await shown(path.join(empty, "readme.txt"))).toHaveLength(1);
  expect((await readEdition(path.join(empty, "nowhere"))).value).toBeNull();
});

test("an unknown key is shown where it stands, with what was probably meant", async () => {
  expect(await findings(yaml("rights: Public", "rigths: Public"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:10:1: configuration-is-valid: "rigths" is no key of this file
      did you mean "rights"?"
  `);
});

test("a key that is missing is said to be, and what it is", async () => {
  expect(await findings(yaml("    role: editor\n", ""))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:8:5: configuration-is-valid: "contributors", item 1 lacks "role"
      role: one of editor, author, translator, transcriber, publisher"
  `);
});

test("a value that is not allowed lists those that are", async () => {
  expect(await findings(yaml("role: editor", "role: boss"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:9:11: configuration-is-valid: "boss" is not allowed for "contributors", item 1, "role"
      one of editor, author, translator, transcriber, publisher"
  `);
  expect(await findings(yaml("[print, epub]", "[print, epbu]"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:11:18: configuration-is-valid: "epbu" is not allowed for "outputs", item 2
      did you mean "epub"?"
  `);
});

test("a number where text belongs is to be put in quotation marks", async () => {
  expect(await findings(yaml('"1.0"', "1.0"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:5:10: configuration-is-valid: "version" must be text, and is the number 1.0
      put it in quotation marks: "1.0""
  `);
});

test("a date is a day of the calendar", async () => {
  expect(await findings(yaml("2026-11-01", "2026-02-30"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:6:7: configuration-is-valid: "date" is "2026-02-30", which is no date of the calendar
      the date of this edition: 2026-11-24"
  `);
});

test("a part is a file or one that Stet makes", async () => {
  expect(await findings(yaml("[title-page]", "[title-pgae]"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:17:11: configuration-is-valid: "title-pgae" is not allowed for "parts", "front", item 1
      did you mean "title-page"?"
  `);
});

test("a list and a set of keys are not the same", async () => {
  expect(await findings(yaml("parts:\n", "parts: []\nprint:\n"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:16:8: configuration-is-valid: "parts" must be a set of keys, and is a list
      the parts of the book in their order
    manuscript/edition.yaml:18:3: configuration-is-valid: "front" is no key of "print"
      the keys are engine, max-pages, max-seconds, press, width, height
    manuscript/edition.yaml:19:3: configuration-is-valid: "body" is no key of "print"
      the keys are engine, max-pages, max-seconds, press, width, height
    manuscript/edition.yaml:20:3: configuration-is-valid: "back" is no key of "print"
      the keys are engine, max-pages, max-seconds, press, width, height"
  `);
});

test("YAML that cannot be parsed is shown at the first slip", async () => {
  expect(await findings(yaml("title: A Small", "title: A: Small"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:2:8: yaml-is-well-formed: this value is read as one more key, because a colon and a space stand in it
      put a value that holds ": " in quotation marks; otherwise look at the indentation"
  `);
  expect(await findings(yaml("slug: small", "slug: small\nslug: big"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:2:1: yaml-is-well-formed: this key is here twice
      keep one of the two"
  `);
  expect(await findings(yaml("slug: small", "slug: *small"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:1:7: yaml-is-well-formed: a value that begins with * is a YAML alias, which Stet does not read
      write the value out; if the asterisk is text, put it in quotation marks"
  `);
  expect(await findings(yaml("codes:\n", "codes:\n\t"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:13:1: yaml-is-well-formed: this line is indented with a tab
      indent with spaces"
  `);
});

test("a file that is named exists inside the edition", async () => {
  expect(await findings(yaml("documents/memo.md", "documents/mem.md"))).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md: file-is-used: this file is no part of the book
      name documents/memo.md in parts of edition.yaml, or move the file away
    manuscript/edition.yaml:18:10: file-exists: there is no file manuscript/documents/mem.md
      paths in parts are reckoned from manuscript/"
  `);
  expect(await findings(yaml("[title-page]", "[../../x.md]"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:17:11: file-exists: "../x.md" lies outside the edition's folder
      copy the file into the edition"
  `);
  expect(await findings(yaml("[title-page]", "[/etc/x.md]"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:17:11: file-exists: "/etc/x.md" lies outside the edition's folder
      copy the file into the edition"
  `);
  expect(await findings(yaml("  files: []", "  files: [refs.json]"))).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:15:11: file-exists: there is no file refs.json
      paths of references are reckoned from the edition's folder"
  `);
});

test("a link that leads out of the edition is refused", async () => {
  const outside = editionFolder({ "x.md": "---\ntitle: X\n---\n" });
  const link = (folder: string) =>
    symlinkSync(path.join(outside, "x.md"), path.join(folder, "manuscript/x.md"));
  expect(await findings(yaml("[title-page]", "[x.md]"), link)).toMatchInlineSnapshot(`
    "manuscript/edition.yaml:17:11: file-exists: "manuscript/x.md" lies outside the edition's folder
      copy the file into the edition"
  `);
});

test("a Markdown file that is no part of the book is a warning", async () => {
  const unused = { "manuscript/back/afterword.md": "---\ntitle: After\n---\n" };
  expect(await findings(unused)).toMatchInlineSnapshot(`
    "manuscript/back/afterword.md: file-is-used: this file is no part of the book
      name back/afterword.md in parts of edition.yaml, or move the file away"
  `);
});

test("a byte that is no UTF-8 is shown on its line", async () => {
  const latin1 = Buffer.from("---\ntitle: A\n---\n\nGarc\u00eda-Inch\u00e1ustegui\n", "latin1");
  expect(await findings({ [MEMO]: latin1 })).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:5:5: text-is-utf8: the byte 0xED here is not UTF-8: this file is in another encoding
      open it in your editor in the encoding it was written in, and save it as UTF-8"
  `);
  const utf16 = Buffer.from("\uFEFF---\ntitle: A\n---\n", "utf16le");
  expect(await findings({ [MEMO]: utf16 })).toContain("the file is UTF-16, not UTF-8");
  const cut = Buffer.from([...Buffer.from("---\ntitle: A\n---\nEnd "), 0xe2, 0x98]);
  expect(await findings({ [MEMO]: cut })).toContain("memo.md:4:5: text-is-utf8: the byte 0xE2");
});

test("a control character is shown where it stands", async () => {
  const bell = { [MEMO]: "---\ntitle: A\n---\n\nRing\u0007 it.\n" };
  expect(await findings(bell)).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:5:5: text-is-writing: U+0007 is a control character, which no output can show
      delete it; it is invisible in most editors"
  `);
});

test("front matter is held to its schema, at its place in the whole file", async () => {
  const faulty =
    "---\ntitle: A\ndate: 27 October\ndate-lable: x\nhands:\n  h1: 3\n---\nText.\n";
  expect(await findings({ [MEMO]: faulty })).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:3:7: configuration-is-valid: "date" cannot be "27 October"
      the date of the document: 1962-10-27, 1962-10 or 1962
    manuscript/documents/memo.md:4:1: configuration-is-valid: "date-lable" is no key of this file
      did you mean "date-label"?
    manuscript/documents/memo.md:6:7: configuration-is-valid: "hands", "h1" must be text, and is the number 3
      put it in quotation marks: "3""
  `);
});

test("a Markdown file begins with front matter, and closes it", async () => {
  expect(await findings({ [MEMO]: "Text.\n" })).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:1:1: configuration-is-valid: this file has no front matter, so it has no title
      begin it with a line ---, a line title: …, and a line ---"
  `);
  expect(await findings({ [MEMO]: "---\ntitle: A\n\nText.\n" })).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:1:1: yaml-is-well-formed: the front matter is never closed
      put a line --- below its last key"
  `);
  expect(await findings({ [MEMO]: "---\n---\nText.\n" })).toMatchInlineSnapshot(`
    "manuscript/documents/memo.md:2:1: configuration-is-valid: "title" is missing
      title: the title of this part"
  `);
});

test("two entries of an authority file do not share a key", async () => {
  const persons =
    "- {key: a, name: A, role: x}\n- {key: b, name: B, role: x}\n- {key: a, name: C, role: x}\n";
  expect(await findings({ "manuscript/persons.yaml": persons })).toMatchInlineSnapshot(`
    "manuscript/persons.yaml:3:9: key-is-unique: the key "a" is taken by an entry above
      give one of the two another key"
  `);
});

test("an edition with a course pack says what is in it", async () => {
  expect(await findings(yaml("[print, epub]", "[coursepack]"))).toMatchInlineSnapshot(
    `
    "manuscript/edition.yaml:11:10: file-exists: there is no file manuscript/coursepack.yaml
      an edition with a course pack has manuscript/coursepack.yaml: its course, documents and questions"
  `,
  );
});

test("a language without labels names those that have them", async () => {
  expect(await findings(yaml("language: en", "language: xx"))).toContain(
    'manuscript/edition.yaml:4:11: configuration-is-valid: there are no labels in the language "xx"',
  );
});

test("a template or style sheet overrides one of Stet's", async () => {
  const extra = { "templates/nodes/redacton.hbs": "", "styles/no-such-sheet-at-all.css": "" };
  const text = await findings(extra);
  expect(text).toContain('"nodes/redacton" overrides no template of Stet\'s');
  expect(text).toContain("did you mean templates/nodes/redaction.hbs?");
  expect(text).toContain('"no-such-sheet-at-all" overrides no style sheet of Stet\'s');
});

test("an image that lies outside is refused", async () => {
  const outside = editionFolder({ "map.png": new Uint8Array([1]) });
  const link = (folder: string) =>
    symlinkSync(path.join(outside, "map.png"), path.join(folder, "manuscript/map.png"));
  expect(await findings({}, link)).toMatchInlineSnapshot(`
    "manuscript/map.png: file-exists: "manuscript/map.png" lies outside the edition's folder
      copy the file into the edition"
  `);
});

test("one run shows what is wrong with every file", async () => {
  const many = await findings({
    ...yaml("rights: Public", "rigths: Public"),
    [MEMO]: "---\ntilte: A\n---\nText.\n",
    "manuscript/persons.yaml": "- {key: a}\n",
  });
  expect(many.match(/^manuscript\/[^:]*/gm)).toEqual([
    MEMO,
    YAML,
    "manuscript/persons.yaml",
    "manuscript/persons.yaml",
  ]);
});

test("a code book's id is its file's name", async () => {
  const book =
    "id: other\nauthority: A\ntitle: T\nsource: S\ncodes: [{code: (x), section: '1', wording: w, verified: true}]\n";
  const files = {
    ...yaml("regimes: []", "regimes: [own]"),
    "manuscript/codebooks/own.yaml": book,
  };
  expect(await findings(files)).toMatchInlineSnapshot(`
    "manuscript/codebooks/own.yaml:1:5: configuration-is-valid: the id "other" is not the file's name
      write id: own"
  `);
});

test("writing into the folder afterwards changes nothing that was read", async () => {
  const folder = editionFolder(smallEdition());
  const { value } = await readEdition(folder);
  writeFileSync(path.join(folder, MEMO), "changed");
  expect(value?.markdown[0]?.text).toContain("The text of it.");
});
