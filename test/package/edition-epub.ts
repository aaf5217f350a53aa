// The EPUB of an edition on disk, made without a browser: the print edition's pages are invented.

import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import { packageEpub } from "../../build/package/index.ts";
import { render } from "../../build/render/index.ts";
import { examine } from "../support/editions.ts";
import { page, pageMap } from "./book.ts";

/** @throws Error if there is no edition, or if packaging finds anything. */
export async function editionEpub(folder: string): Promise<Uint8Array> {
  const { edition } = await examine(folder);
  if (!edition) throw new Error(`${folder} holds no edition`);
  const pages = pagesOf(render(edition, "print").value);
  const rendered = render(edition, "epub", pages).value;
  const { value, diagnostics } = await packageEpub(edition, rendered, pages);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value.bytes;
}

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
