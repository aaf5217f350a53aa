// Verify: reads the finished files back, with other libraries than those that made them, and
// proves that nothing was lost. Imports nothing of what made them: an error cannot hide in both.

import type { Diagnostic, Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import type { Proof } from "../model/proof.ts";
import { type Finding, finding } from "./checks/finding.ts";
import { type PrintPages, printPages } from "./checks/page-list.ts";
import { checkSamePages } from "./checks/same-pages.ts";
import { type EpubProof, proveEpub } from "./ebook.ts";
import { checkParity, parityOf } from "./parity.ts";
import { type PdfProof, provePdf } from "./print.ts";
import { proofOf } from "./proof.ts";

/** The finished files, by output. */
export type Files = Readonly<Partial<Record<Output, Uint8Array>>>;

/** Files that may still be in the making, each null if it could not be made. */
export type Arriving = Readonly<
  Partial<Record<Output, Uint8Array | Promise<Uint8Array | null>>>
>;

export { outputOf } from "./which.ts";

/**
 * Proves whichever outputs are given against the edition, print first, for the others name its
 * pages. Never throws for what a file holds.
 */
export async function verify(edition: Edition, files: Arriving): Promise<Outcome<Proof>> {
  const unreadable: Finding[] = [];
  const attempt = async <T>(output: Output, prove: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await prove();
    } catch (error) {
      unreadable.push(broken(error, output));
      return null;
    }
  };
  const pdf = async (
    output: Exclude<Output, "epub">,
    pages: PrintPages | null = null,
  ): Promise<PdfProof | null> => {
    const bytes = await files[output];
    if (!bytes) return null;
    return attempt(output, () => provePdf(edition, output, bytes, { print: pages }));
  };
  const print = await pdf("print");
  const pages = print ? printPages(print.comparison, print.reading) : null;
  const bytes = await files.epub;
  const epub: EpubProof | null = bytes
    ? await attempt("epub", () => proveEpub(edition, bytes, pages))
    : null;
  const coursepack = await pdf("coursepack", pages);
  const instructors = await pdf("coursepack-instructor", pages);
  const read = [print, epub, coursepack, instructors].flatMap((proof) => proof ?? []);
  const parity = parityOf(read);
  const disparate = (output: Output): readonly Finding[] =>
    checkParity(parity).filter((one) => one.output === output);
  return {
    value: proofOf(edition, { print, epub, coursepack, instructors }, parity),
    diagnostics: [
      ...unreadable.map(({ diagnostic }) => diagnostic),
      ...told("print", [...(print?.findings ?? []), ...disparate("print")]),
      ...told("epub", [...(epub?.findings ?? []), ...disparate("epub")]),
      ...told("coursepack", [...(coursepack?.findings ?? []), ...disparate("coursepack")]),
      ...told("coursepack-instructor", [
        ...(instructors?.findings ?? []),
        ...disparate("coursepack-instructor"),
        ...(coursepack && instructors ? checkSamePages(coursepack, instructors) : []),
      ]),
    ],
  };
}

function broken(error: unknown, output: Output): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const { diagnostic, about } = finding(
    "output-is-readable",
    `the ${output} output cannot be read: ${reason}`,
    { seen: output },
  );
  const hint = /password/iu.test(reason)
    ? "The file is encrypted, and Stet encrypts none: take the one that was built."
    : "The file is not whole or was changed: take it anew from where it was built.";
  return { diagnostic: { ...diagnostic, hint }, about };
}

/** Each fault once, by what it is about; and which output it was seen in. */
function told(output: Output, findings: readonly Finding[]): readonly Diagnostic[] {
  const known = new Set<string>();
  return findings.flatMap(({ diagnostic, about }) => {
    if (about !== null && known.has(about)) return [];
    if (about !== null) known.add(about);
    const seen = diagnostic.seen ? `${output}, ${diagnostic.seen}` : output;
    return [{ ...diagnostic, seen }];
  });
}
