// EPUBCheck finds nothing in the books made here, and does find what is planted.

import { expect, test, vi } from "vitest";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import { packageEpub } from "../../build/package/index.ts";
import { render } from "../../build/render/index.ts";
import { examine, SPECIMEN } from "../support/editions.ts";
import { makeEpub, page, pageMap, paragraph, theBook } from "./book.ts";
import { epubcheck, HAS_JAVA, needsJava } from "./epubcheck.ts";

// Java takes ten seconds to start work on a quiet machine, and a minute on a busy one.
vi.setConfig({ testTimeout: 300_000 });

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck finds nothing in the small book"), async () => {
  expect(epubcheck((await theBook()).bytes)).toEqual([]);
});

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck sees a block inside a paragraph"), async () => {
  const { bytes } = await makeEpub({ parts: [paragraph("<div>A block.</div>")] });
  expect(epubcheck(bytes).join("\n")).toMatch(/ERROR.*documents\/memo\.xhtml/);
});

test.skipIf(!HAS_JAVA).each([
  ["the sample edition", "."],
  ["the specimen", SPECIMEN],
])(needsJava("EPUBCheck finds nothing in %s"), async (_name, folder) => {
  const { edition } = await examine(folder);
  if (!edition) throw new Error(`${folder} holds no edition`);
  const pages = pagesOf(render(edition, "print").value);
  const rendered = render(edition, "epub", pages).value;
  const { value, diagnostics } = await packageEpub(edition, rendered, pages);
  expect(diagnostics).toEqual([]);
  expect(epubcheck(value.bytes)).toEqual([]);
});

/** A page map without a browser: every tenth block begins a page, now at its start, now within. */
function pagesOf(rendered: Rendered): PageMap {
  const ids = rendered.parts.flatMap(({ xhtml }) =>
    [...xhtml.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id),
  );
  const pages = ids.filter((_, index) => index % 10 === 0);
  return pageMap(
    pages.map((id, index) => page(String(index + 1), id, (index % 3) * 7)),
    Object.fromEntries(ids.map((id, index) => [id, Math.floor(index / 10)])),
  );
}
