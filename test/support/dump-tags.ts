// The structure tree of a finished PDF as people read it: one tag a line, with what a reader's
// program is told of it, and its words beside it. Written against the file alone.

import { PDFDict } from "@cantoo/pdf-lib";
import { getDocument, type PDFPageProxy } from "../../build/verify/pdf/pdfjs.ts";
import { at, attributeOf, type Element, openUa, text } from "../conformance/pdfua/file.ts";

/** Tags in reading order, two spaces for each level. Words of a tag stand in the order of its parts. */
export async function dumpTags(bytes: Uint8Array): Promise<string> {
  const { elements } = await openUa(bytes);
  const words = await wordsOf(bytes);
  const lines: string[] = [];
  const write = (element: Element, depth: number): void => {
    const own = element.stretches.map((one) => words.get(one) ?? "").join("|");
    const shown = own.replace(/\s+/g, " ").trim();
    lines.push(`${"  ".repeat(depth)}${headOf(element)}${shown && ` ${shown}`}`);
    for (const child of element.children) write(child, depth + 1);
  };
  const [root] = elements;
  if (root) write(root, 0);
  return `${lines.join("\n")}\n`;
}

const ATTRIBUTES = ["Scope", "ColSpan", "RowSpan", "ListNumbering", "TextDecorationType"];

function headOf(element: Element): string {
  const { type, dict, annotations } = element;
  const said = ["ID", "Lang", "Alt", "ActualText"].flatMap((key) => {
    const value = text(at(dict, key));
    return value === "" ? [] : [`${key}="${value}"`];
  });
  const attributes = ATTRIBUTES.flatMap((key) => attributeOf(element, key) || []);
  const [link] = annotations;
  const leads = link instanceof PDFDict ? [`-> ${text(at(link, "Contents"))}`] : [];
  return [type, ...attributes, ...said, ...leads].join(" ");
}

type Items = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"];

/** Words of every marked stretch, by `page:mcid`. */
async function wordsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const words = new Map<string, string>();
  for (let page = 0; page < pdf.numPages; page += 1) {
    const content = await (await pdf.getPage(page + 1)).getTextContent({
      includeMarkedContent: true,
    });
    for (const [mcid, text] of stretchesOf(content.items)) {
      const key = `${page}:${mcid}`;
      words.set(key, (words.get(key) ?? "") + text);
    }
  }
  await task.destroy();
  return words;
}

function* stretchesOf(items: Items): Generator<readonly [string, string]> {
  const open: string[] = [];
  for (const item of items) {
    if ("str" in item) {
      const mcid = open.findLast((one) => one !== "");
      if (mcid !== undefined) yield [mcid, item.str];
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(/_mc(\d+)$/.exec(item.id ?? "")?.[1] ?? "");
  }
}
