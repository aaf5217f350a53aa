// From the trailer of a PDF to everything that it leads to: every string with the key under which
// it stands, every stream with what it is for. Floor: verify.

import type { RawObject, RawPdf } from "./file.ts";
import { type Dict, isBytes, isDict, isName, isRef, type Value } from "./lexer.ts";

export interface Held {
  /** The key that it stands under: `Alt`, `Title`, `Contents`. */
  readonly key: string;
  /** Of its object. */
  readonly number: number;
}
export interface HeldString extends Held {
  readonly bytes: string;
}
export interface HeldStream extends Held {
  readonly dict: Dict;
  readonly stream: Uint8Array;
}
export interface HeldDict extends Held {
  readonly dict: Dict;
}

export interface Graph {
  readonly strings: readonly HeldString[];
  readonly streams: readonly HeldStream[];
  readonly dicts: readonly HeldDict[];
  /** Objects that nothing leads to. */
  readonly unused: readonly RawObject[];
}

/** Containers that a file's structure needs and no value refers to: PDF 32000-1, 7.5.7 and 7.5.8. */
const CONTAINERS = ["ObjStm", "XRef"];

export function graphOf(file: RawPdf): Graph {
  const walk = new Walk(file);
  for (const trailer of file.trailers) walk.dict(trailer, "trailer", 0);
  const unused = [...file.objects.values()].filter(
    (object) => !walk.reached.has(object.number) && !isContainer(object),
  );
  // What nothing leads to is read as well: a reader that repairs the file would find it.
  for (const object of [...unused, ...file.replaced]) walk.object(object, "nothing");
  const { strings, streams, dicts } = walk;
  return { strings, streams, dicts, unused: [...unused, ...file.replaced] };
}

function isContainer({ value }: RawObject): boolean {
  const type = isDict(value) ? value.get("Type") : null;
  return isName(type ?? undefined) && CONTAINERS.includes((type as { name: string }).name);
}

class Walk {
  readonly reached = new Set<number>();
  readonly strings: HeldString[] = [];
  readonly streams: HeldStream[] = [];
  readonly dicts: HeldDict[] = [];
  private readonly file: RawPdf;
  private readonly waiting: { object: RawObject; key: string }[] = [];
  private running = false;

  constructor(file: RawPdf) {
    this.file = file;
  }

  /** Objects wait in a row rather than one inside another: chains of them are as long as the book. */
  object(object: RawObject, key: string): void {
    this.reached.add(object.number);
    this.waiting.push({ object, key });
    if (this.running) return;
    this.running = true;
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) this.open(next);
    this.running = false;
  }

  private open({
    object: { value, stream, number },
    key,
  }: {
    object: RawObject;
    key: string;
  }): void {
    if (stream && isDict(value)) this.streams.push({ key, number, dict: value, stream });
    this.value(value, key, number);
  }

  dict(dict: Dict, key: string, number: number): void {
    this.dicts.push({ key, number, dict });
    for (const [name, value] of dict) this.value(value, name, number);
  }

  private value(value: Value, key: string, number: number): void {
    if (value === null || typeof value !== "object") return;
    if (isRef(value)) {
      const object = this.file.objects.get(value.ref);
      if (object && !this.reached.has(value.ref)) this.object(object, key);
    } else if (isBytes(value)) this.strings.push({ key, number, bytes: value.bytes });
    else if (isDict(value)) this.dict(value, key, number);
    else if (Array.isArray(value)) {
      for (const one of value as readonly Value[]) this.value(one, key, number);
    }
  }
}
