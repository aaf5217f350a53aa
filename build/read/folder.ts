// The file system, as far as an edition may see it: its own folder and nothing outside. Only this
// file of the stage touches files.

import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Asset } from "../model/manuscript.ts";
import type { Source, Span } from "../model/span.ts";
import type { Findings } from "./findings.ts";
import { decode } from "./utf8.ts";

/** What named the file, for the finding when it is not there. */
export interface Naming {
  readonly span?: Span;
  readonly hint?: string;
}

/** One folder that is read from: an edition, or Stet itself. */
export class Folder {
  /** Its real path, symbolic links resolved. */
  readonly root: string;
  readonly #findings: Findings;
  /** Put before paths in diagnostics, to tell Stet's own files from the edition's. */
  readonly #prefix: string;

  constructor(root: string, findings: Findings, prefix = "") {
    this.root = root;
    this.#findings = findings;
    this.#prefix = prefix;
  }

  /** Opens a folder. Null if it does not exist. */
  static async open(dir: string, findings: Findings, prefix = ""): Promise<Folder | null> {
    const root = await realpath(dir).catch(() => null);
    if (root === null || !(await stat(root)).isDirectory()) return null;
    return new Folder(root, findings, prefix);
  }

  /** True if the file exists inside the folder. */
  async has(file: string): Promise<boolean> {
    return (await this.#locate(file)).kind === "file";
  }

  /** Reads a text file; null, with a finding, if it is not inside the folder. */
  async text(file: string, naming: Naming = {}): Promise<Source | null> {
    const name = this.#prefix + path.posix.normalize(file);
    const known = this.#findings.sources.get(name);
    if (known) return known;
    const bytes = await this.#bytes(file, naming);
    if (!bytes) return null;
    const source: Source = { path: name, text: decode(name, bytes, this.#findings) };
    this.#findings.sources.set(name, source);
    return source;
  }

  /** Reads a file that is carried along unread; null, with a finding, if it is not inside the folder. */
  async asset(file: string): Promise<Asset | null> {
    const bytes = await this.#bytes(file, {});
    return bytes ? { path: file, bytes } : null;
  }

  /**
   * The files below `under` whose names end in one of `endings`, as paths from the folder, in code
   * point order. Names with a leading dot are passed over; links to folders are not followed.
   */
  async list(under: string, endings: readonly string[]): Promise<readonly string[]> {
    const absolute = path.join(this.root, under);
    const entries = await readdir(absolute, { withFileTypes: true }).catch(() => []);
    const found: string[] = [];
    for (const entry of entries) {
      const file = path.posix.join(under, entry.name);
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) found.push(...(await this.list(file, endings)));
      else if (endings.some((ending) => entry.name.toLowerCase().endsWith(ending))) {
        found.push(file);
      }
    }
    return found.sort((a, b) => (a < b ? -1 : 1));
  }

  async #bytes(file: string, { span, hint }: Naming): Promise<Uint8Array | null> {
    const place = await this.#locate(file);
    const name = this.#prefix + path.posix.normalize(file);
    if (place.kind === "file") {
      const bytes = await readFile(place.absolute);
      this.#findings.inputs.set(name, createHash("sha256").update(bytes).digest("hex"));
      return bytes;
    }
    const named = this.#prefix + file;
    const where = span ?? { file: named, start: 0, end: 0 };
    if (place.kind === "outside") {
      const message = `"${file}" lies outside the edition's folder`;
      this.#findings.report("file-exists", where, message, "copy the file into the edition");
    } else {
      const message =
        place.kind === "folder" ? `${named} is a folder` : `there is no file ${named}`;
      this.#findings.report("file-exists", where, message, hint);
    }
    return null;
  }

  async #locate(
    file: string,
  ): Promise<
    | { readonly kind: "file"; readonly absolute: string }
    | { readonly kind: "outside" | "missing" | "folder" }
  > {
    if (path.posix.isAbsolute(file) || path.win32.isAbsolute(file)) return { kind: "outside" };
    const absolute = path.join(this.root, file);
    if (!this.#holds(absolute)) return { kind: "outside" };
    const real = await realpath(absolute).catch(() => null);
    if (real === null) return { kind: "missing" };
    if (!this.#holds(real)) return { kind: "outside" };
    return (await stat(real)).isFile() ? { kind: "file", absolute: real } : { kind: "folder" };
  }

  #holds(absolute: string): boolean {
    const relative = path.relative(this.root, absolute);
    return (
      relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
    );
  }
}
