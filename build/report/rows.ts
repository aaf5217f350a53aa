// One row for each item of the edition: what it is and where it stands everywhere. Floor: report.

import { position } from "../diagnostics.ts";
import type { Edition, Item, Note } from "../model/edition.ts";
import type { PagePlace, Proof, ProvedPlace } from "../model/proof.ts";

/** What stands in place of a page for what the course pack does not take. */
export const NOT_IN_PACK = "not in the course pack";

/** What the report says of one item; every cell as it is to be read. */
export interface Row {
  readonly number: number;
  readonly kind: string;
  readonly anchor: string;
  /** `R4` for a redaction, else the label of the note it calls or is. */
  readonly label: string;
  readonly printed: string;
  readonly document: string;
  readonly sourcePage: string;
  readonly file: string;
  readonly line: number;
  readonly print: PagePlace | null;
  readonly epub: string;
  readonly coursepack: PagePlace | null;
  /** Whether the course pack takes it, where there is one. */
  readonly taken: boolean;
  /** Whether some output that should have it has not. */
  readonly complete: boolean;
  readonly note: string;
}

/** The rows in the edition's order. */
export function rowsOf(edition: Edition, proof: Proof): readonly Row[] {
  const places = new Map(proof.items.map((place) => [place.anchor, place]));
  const notes = new Map(edition.notes.map((note) => [note.anchor, note]));
  const titles = new Map(edition.parts.map(({ id, shortTitle }) => [id, shortTitle]));
  const texts = new Map(proof.notes.map(({ anchor, text }) => [anchor, text]));
  const lines = new LineFinder(edition);
  return edition.items.map((item, index) => {
    const place = places.get(item.anchor);
    const note = notes.get(item.note ?? "");
    return {
      number: index + 1,
      kind: item.kind,
      anchor: item.anchor,
      label: labelOf(item, note),
      printed: item.printed,
      document: titles.get(item.place.part) ?? "",
      sourcePage: item.place.sourcePage ?? "",
      file: item.span.file,
      line: lines.of(item),
      print: place?.print ?? null,
      epub: place?.epub?.href ?? "",
      coursepack: place?.coursepack ?? null,
      taken: !edition.pack || packs(edition, item),
      complete: isComplete(proof, place, packs(edition, item)),
      note: note ? (texts.get(note.anchor) ?? "") : "",
    };
  });
}

function labelOf({ kind, anchor }: Item, note: Note | undefined): string {
  return note?.label ?? (kind === "redaction" ? anchor.toUpperCase() : "");
}

function packs({ pack }: Edition, { node }: Item): boolean {
  return pack?.nodes.has(node) ?? false;
}

/** The course pack takes a part of the book: what it does not take is not missing from it. */
function isComplete(
  { outputs }: Proof,
  place: ProvedPlace | undefined,
  inPack: boolean,
): boolean {
  const built = outputs.map(({ output }) => output);
  const lacks = (output: "print" | "epub" | "coursepack"): boolean =>
    built.includes(output) && !place?.[output];
  return !lacks("print") && !lacks("epub") && !(inPack && lacks("coursepack"));
}

/** Lines of spans; the items come in order, file by file, and so each file is read once. */
class LineFinder {
  private readonly edition: Edition;
  private readonly starts = new Map<string, readonly number[]>();

  constructor(edition: Edition) {
    this.edition = edition;
  }

  of({ span }: Item): number {
    const starts = this.starts.get(span.file) ?? this.index(span.file);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  }

  private index(file: string): readonly number[] {
    const text = this.edition.manuscript.sources.get(file)?.text ?? "";
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
      starts.push(at + 1);
    }
    this.starts.set(file, starts);
    return starts;
  }
}

/** `manuscript/documents/memo.md:12:3` of a span. */
export function sourceOf(edition: Edition, span: Item["span"]): string {
  const text = edition.manuscript.sources.get(span.file)?.text;
  if (text === undefined) return span.file;
  const { line, column } = position(span, text);
  return `${span.file}:${line}:${column}`;
}
