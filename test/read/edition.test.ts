// What a sound folder becomes: every file known, every field under the model's name.

import path from "node:path";
import { expect, test } from "vitest";
import { PACKAGE_ROOT } from "../../build/assets.ts";
import type { EditionFiles } from "../../build/model/manuscript.ts";
import { readEdition } from "../../build/read/index.ts";
import { editionFolder, editionYaml, smallEdition } from "../support/edition.ts";

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<EditionFiles> {
  const { value, diagnostics } = await readEdition(editionFolder(smallEdition(files)));
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("nothing was read");
  return value;
}

test("keys in kebab-case are fields in camelCase, and what is not said has its default", async () => {
  const { config } = await read({
    "manuscript/edition.yaml": `${editionYaml()}short-title: Small\n`,
  });
  expect(config.shortTitle).toBe("Small");
  expect(config.print).toMatchObject({ width: "6in", height: "9in", engine: "stet" });
  expect(config.references.style).toBe("chicago-fullnote");
  expect(config.version).toBe("1.0");
});

test("front matter is taken apart, and the Markdown begins after it", async () => {
  const text =
    "---\ntitle: A Memo\nshort-title: Memo\ndate: 1962-10-27\nhands:\n  h1: unknown\n---\r\n\nText.\n";
  const { markdown } = await read({ "manuscript/documents/memo.md": text });
  const [memo] = markdown;
  expect(memo?.meta).toEqual({
    title: "A Memo",
    shortTitle: "Memo",
    date: "1962-10-27",
    hands: { h1: "unknown" },
  });
  expect(memo?.text.slice(memo.bodyStart)).toBe("\nText.\n");
});

test("line ends of Windows are read, in YAML and in front matter, and stay in the text", async () => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  const { config, markdown } = await read({
    "manuscript/edition.yaml": windows(editionYaml()),
    "manuscript/documents/memo.md": windows("---\ntitle: A Memo\n---\n\nText.\n"),
  });
  expect(config.title).toBe("A Small Edition");
  expect(markdown[0]?.meta.title).toBe("A Memo");
  expect(markdown[0]?.text.slice(markdown[0].bodyStart)).toBe("\r\nText.\r\n");
});

test("a byte order mark is no part of the text", async () => {
  const { markdown } = await read({
    "manuscript/documents/memo.md": "\uFEFF---\ntitle: A Memo\n---\nText.\n",
  });
  expect(markdown[0]?.text.startsWith("---")).toBe(true);
});

test("Markdown files come in the order of the book, each once", async () => {
  const titled = (title: string) => `---\ntitle: ${title}\n---\n`;
  const { markdown } = await read({
    "manuscript/edition.yaml": editionYaml([
      "documents/b.md",
      "documents/a.md",
      "documents/memo.md",
    ]),
    "manuscript/documents/a.md": titled("A"),
    "manuscript/documents/b.md": titled("B"),
    "manuscript/documents/memo.md": titled("M"),
  });
  expect(markdown.map(({ meta }) => meta.title)).toEqual(["B", "A", "M"]);
});

test("authority files know where each entry stands", async () => {
  const glossary = "- key: quarantine\n  name: quarantine\n  meaning: a blockade\n";
  const { glossary: entries } = await read({
    "manuscript/glossary.yaml": `${glossary}- {key: ir, name: INR, forms: [I.N.R.], meaning: a bureau, sources: ["frus, p. 1"]}\n`,
  });
  expect(entries[1]).toMatchObject({
    key: "ir",
    forms: ["I.N.R."],
    sources: ["frus, p. 1"],
    span: { file: "manuscript/glossary.yaml", start: glossary.length + 2 },
  });
});

test("the edition's code book stands before Stet's, and templates override one by one", async () => {
  const book =
    "id: us-foia\nauthority: A\ntitle: Mine\nsource: S\ncodes: [{code: (x), section: s, wording: w, verified: false}]\n";
  const edition = await read({
    "manuscript/edition.yaml": editionYaml().replace("regimes: []", "regimes: [us-foia]"),
    "manuscript/codebooks/us-foia.yaml": book,
    "templates/nodes/redaction.hbs": "mine",
  });
  expect(edition.codeBooks.map(({ title }) => title)).toEqual(["Mine"]);
  expect(edition.templates.get("nodes/redaction")?.text).toBe("mine");
  expect(edition.templates.get("nodes/stamp")?.path).toBe("stet:templates/nodes/stamp.hbs");
});

test("labels are those of the language, or of the language it is a variety of", async () => {
  const { labels: english } = await read({});
  const { labels: american } = await read({
    "manuscript/edition.yaml": editionYaml().replace("language: en", "language: en-US"),
  });
  expect(american).toEqual(english);
  expect(Object.keys(english).length).toBeGreaterThan(0);
});

test("images lie anywhere under manuscript/, their bytes untouched", async () => {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
  const { images } = await read({ "manuscript/documents/pictures/map.PNG": bytes });
  expect(images.get("manuscript/documents/pictures/map.PNG")?.bytes).toEqual(
    Buffer.from(bytes),
  );
});

test("Stet's own root is an edition whose templates are its own", async () => {
  const { value } = await readEdition(path.join(PACKAGE_ROOT, "test", ".."));
  expect(value?.templates.get("nodes/stamp")?.path).toBe("templates/nodes/stamp.hbs");
});
