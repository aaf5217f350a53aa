// What a book was made from, so that a printed copy can be traced to its manuscript. Ground floor.

import { createHash } from "node:crypto";

/** A file as it was read. */
export interface InputFile {
  /** From the edition's folder; of Stet's own files from Stet's, with `stet:` before it. */
  readonly path: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Before the paths of Stet's own files. */
const STET = "stet:";

/** The files that the edition brings, without Stet's own. In code point order of their paths. */
export function ownInputs(inputs: readonly InputFile[]): readonly InputFile[] {
  return inOrder(inputs.filter(({ path }) => !path.startsWith(STET)));
}

/** Stet's own files that the edition was made with. */
export function stetInputs(inputs: readonly InputFile[]): readonly InputFile[] {
  return inOrder(
    inputs
      .filter(({ path }) => path.startsWith(STET))
      .map(({ path, sha256 }) => ({ path: path.slice(STET.length), sha256 })),
  );
}

function inOrder(inputs: readonly InputFile[]): readonly InputFile[] {
  return [...inputs].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * One digest for the state of a manuscript: SHA-256 of the lines that `sha256sum` prints for the
 * edition's files, in code point order of their paths, so that anyone can work it out by hand.
 */
export function digestOf(inputs: readonly InputFile[]): string {
  const lines = ownInputs(inputs).map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex");
}

/** As a file states it: `sha256:…`. */
export function stated(digest: string): string {
  return `sha256:${digest}`;
}

/** As a page prints it, for a person to compare: the first 64 bits, `1a2b-3c4d-5e6f-7a8b`. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 16).match(/.{4}/gu)?.join("-") ?? "";
}

/**
 * `whole`: byte for byte as it was built. `altered`: made from the same manuscript, but not these
 * bytes. `foreign`: it carries another manuscript's digest, or none.
 */
export type Standing = "whole" | "altered" | "foreign" | "unreadable";

export interface Received {
  readonly file: string;
  readonly standing: Standing;
  readonly sha256: string | null;
  /** The output that it is, by its bytes or, where it was altered, by its name. */
  readonly output: string | null;
  /** The digest of the manuscript that it says it was made from. */
  readonly carried: string | null;
}

export interface Traced {
  readonly manifest: string;
  readonly edition: { readonly title: string; readonly version: string; readonly date: string };
  readonly digest: string;
  readonly printed: string;
  readonly files: readonly Received[];
  /** Inputs that are not here as they were when it was built; null where no manuscript is here. */
  readonly changed: readonly string[] | null;
}
