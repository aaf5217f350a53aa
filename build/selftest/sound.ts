// The sound files of an edition as they were read, beside which a changed one is set. Floor: selftest.

import type { Edition } from "../model/edition.ts";
import { type Output, PACKS } from "../model/manuscript.ts";
import type { Finding } from "../verify/checks/finding.ts";
import { type PrintPages, printPages } from "../verify/checks/page-list.ts";
import { type EpubProof, proveEpub } from "../verify/ebook.ts";
import type { Files } from "../verify/index.ts";
import { checkParity, parityOf } from "../verify/parity.ts";
import { type PdfProof, provePdf } from "../verify/print.ts";
import { Ready } from "../verify/ready.ts";

export interface Sound {
  readonly edition: Edition;
  /** The pages of print; null where it is not at hand. */
  readonly pages: PrintPages | null;
  readonly pdfs: ReadonlyMap<Output, PdfProof>;
  readonly epub: EpubProof | null;
  /** What an output must show, written out once for all its copies. */
  readonly readyFor: (output: Output) => Ready;
}

export async function readSound(edition: Edition, files: Files): Promise<Sound> {
  const ready = new Map<Output, Ready>();
  const readyFor = (output: Output): Ready => {
    const own = ready.get(output) ?? new Ready(edition, output);
    ready.set(output, own);
    return own;
  };
  const pdfs = new Map<Output, PdfProof>();
  let pages: PrintPages | null = null;
  for (const output of ["print", ...PACKS] as const) {
    const bytes = files[output];
    if (!bytes) continue;
    const beside = { print: pages, ready: readyFor(output) };
    const proof = await provePdf(edition, output, bytes, beside);
    pdfs.set(output, proof);
    if (output === "print") pages = printPages(proof.comparison, proof.reading);
  }
  const epub = files.epub ? proveEpub(edition, files.epub, pages, readyFor("epub")) : null;
  return { edition, pages, pdfs, epub, readyFor };
}

/** What a changed file lacks beside the sound ones. */
export function disparities(
  { epub, pdfs }: Sound,
  output: Output,
  changed: PdfProof | EpubProof,
): readonly Finding[] {
  const others = [...pdfs, ["epub", epub] as const].flatMap(([name, proof]) =>
    proof && name !== output ? [proof] : [],
  );
  return checkParity(parityOf([changed, ...others])).filter((one) => one.output === output);
}
