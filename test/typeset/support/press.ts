// Typesets a made-up edition and reads the PDF back, for the tests of this folder.

import type { Diagnostic } from "../../../build/diagnostics.ts";
import type { PageMap, Rendered } from "../../../build/model/outputs.ts";
import {
  openTypesetter,
  type TypesetJob,
  type Typesetter,
  type TypesetterOptions,
} from "../../../build/typeset/index.ts";
import { getDocument } from "../../../build/verify/pdf/pdfjs.ts";

export const JOB: TypesetJob = {
  pageWidth: "6in",
  pageHeight: "9in",
  metadata: {
    title: "A Made-up Edition",
    authors: ["A. Editor"],
    rights: "Nobody's",
    links: { page: "page {n}", note: "note {n}" },
    subject: "Nothing in particular",
    keywords: ["missiles"],
    language: "en",
    date: new Date("2026-01-02T00:00:00Z"),
    identifier: "urn:example:made-up",
  },
};

/** A typesetter, for tests that cannot go on without one. */
export async function press(options: TypesetterOptions = {}): Promise<Typesetter> {
  const { value, diagnostics } = await openTypesetter(options);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

export interface Sheets {
  readonly pdf: Uint8Array;
  readonly pageMap: PageMap;
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every page, white space collapsed, words rejoined that a hyphen parted. */
  readonly pages: readonly string[];
}

export async function print(
  typesetter: Typesetter,
  rendered: Rendered,
  job: Partial<TypesetJob> = {},
): Promise<Sheets> {
  const { value, diagnostics } = await typesetter.typeset(rendered, { ...JOB, ...job });
  return { ...value, diagnostics, pages: await textOf(value.pdf) };
}

export async function open(pdf: Uint8Array) {
  return await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
}

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await open(pdf);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) =>
      "str" in item ? item.str + (item.hasEOL ? "\n" : "") : "",
    );
    pages.push(
      text
        .join("")
        .replace(/\u2010\s*/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
  }
  await document.destroy();
  return pages;
}
