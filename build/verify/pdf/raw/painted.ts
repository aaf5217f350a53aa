// Which forms and pictures of a PDF its pages paint, and which text no page paints. Floor: verify.
// PDF 32000-1, 7.7.3, 8.7.3, 8.8, 8.10 and 11.6.5.

import { latin1 } from "./bytes.ts";
import { decoded, type RawPdf } from "./file.ts";
import type { Graph } from "./graph.ts";
import { type Dict, isDict, isName, isRef, type Value } from "./lexer.ts";

export interface Unpainted {
  readonly number: number;
  /** `form` or `image`, `pattern` or `mask`. */
  readonly kind: string;
}

/** What paints: a page, a form or a pattern, with what it may paint. */
export interface Painter {
  readonly content: string;
  readonly objects: Dict | null;
}

/** Forms and images that are held ready and painted by nothing. */
export function unpainted(file: RawPdf, painters: readonly Painter[]): readonly Unpainted[] {
  const painted = new Set<number>();
  const ready = new Set<number>();
  for (const { content, objects } of painters) {
    if (!objects) continue;
    const names = paintedIn(content);
    for (const [name, value] of objects) {
      if (!isRef(value)) continue;
      ready.add(value.ref);
      if (names.has(name)) painted.add(value.ref);
    }
  }
  return [...ready]
    .filter((number) => !painted.has(number))
    .map((number) => ({ number, kind: kindOf(file.objects.get(number)?.value) }));
}

/** Text in patterns and masks, which nobody who reads a page's text would meet. */
export function textInPatterns(graph: Graph): readonly Unpainted[] {
  return graph.streams
    .filter(({ dict, key }) => dict.get("PatternType") === 1 || key === "G")
    .filter(({ dict, stream }) => /[)\]>]\s*(?:Tj|TJ|'|")/u.test(textOf(dict, stream)))
    .map(({ number, key }) => ({ number, kind: key === "G" ? "mask" : "pattern" }));
}

/** Everything that is painted with: decoded contents of pages, forms and patterns. */
export function* paintersOf(file: RawPdf, graph: Graph): Generator<Painter> {
  const find = (value: Value | undefined): Value =>
    isRef(value) ? (file.objects.get(value.ref)?.value ?? null) : (value ?? null);
  const objectsIn = (resources: Value): Dict | null => {
    const objects = isDict(resources) ? find(resources.get("XObject")) : null;
    return isDict(objects) ? objects : null;
  };
  for (const { dict } of graph.dicts) {
    const type = dict.get("Type");
    if (!isName(type) || type.name !== "Page") continue;
    const contents = find(dict.get("Contents"));
    const list = Array.isArray(contents)
      ? (contents as readonly Value[])
      : [dict.get("Contents")];
    const content = list.map((one) => streamAt(file, one)).join("\n");
    yield { content, objects: objectsIn(inherited(dict, "Resources", find)) };
  }
  for (const { dict, stream } of graph.streams) {
    if (kindOf(dict) !== "form" && dict.get("PatternType") !== 1) continue;
    yield { content: textOf(dict, stream), objects: objectsIn(find(dict.get("Resources"))) };
  }
}

/** What a page has or its parents have for it: 7.7.3.4. */
export function inherited(
  page: Dict,
  key: string,
  find: (value: Value | undefined) => Value,
): Value {
  let node: Value = page;
  for (let steps = 0; isDict(node) && steps < 50; steps += 1) {
    if (node.has(key)) return find(node.get(key));
    node = find(node.get("Parent"));
  }
  return null;
}

function streamAt({ objects }: RawPdf, value: Value | undefined): string {
  const object = isRef(value) ? objects.get(value.ref) : undefined;
  return object?.stream && isDict(object.value) ? textOf(object.value, object.stream) : "";
}

function textOf(dict: Dict, stream: Uint8Array): string {
  const data = decoded(dict, stream);
  return data ? latin1(data) : "";
}

function kindOf(value: Value | undefined): string {
  const subtype = isDict(value) ? value.get("Subtype") : undefined;
  return isName(subtype) ? subtype.name.toLowerCase() : "object";
}

function paintedIn(content: string): ReadonlySet<string> {
  const found = content.matchAll(/\/([^\s/<>[\]()]+)\s+Do\b/gu);
  return new Set([...found].map(([, name = ""]) => name));
}
