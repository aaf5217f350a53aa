// Finished files as text that a person can read and a diff can show: what golden files hold.
// Written against the files alone, with none of the code that made or verified them.

import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "../../build/verify/pdf/pdfjs.ts";

interface TextPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

/** Outline, then for each page its label, its lines from top to bottom and where its links lead. */
export async function dumpPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const labels = (await pdf.getPageLabels()) ?? [];
  const outline = ((await pdf.getOutline()) ?? []) as readonly OutlineItem[];
  const lines = ["OUTLINE", ...outline.flatMap((item) => outlineLines(item, 1)), ""];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    lines.push(`PAGE ${number} (${labels[number - 1] ?? "no label"})`);
    lines.push(...(await textLines(page)), ...(await linkLines(pdf, page)), "");
  }
  await task.destroy();
  return `${lines.join("\n").trimEnd()}\n`;
}

function outlineLines(item: OutlineItem, depth: number): readonly string[] {
  const own = `${"  ".repeat(depth)}${item.title}`;
  return [own, ...item.items.flatMap((child) => outlineLines(child, depth + 1))];
}

async function textLines(page: PDFPageProxy): Promise<readonly string[]> {
  const { items } = await page.getTextContent();
  const rows = new Map<number, TextPiece[]>();
  for (const piece of items as readonly TextPiece[]) {
    if (!("str" in piece) || piece.str.trim() === "") continue;
    const y = Math.round((piece.transform[5] ?? 0) / 3);
    const near = [y, y + 1, y - 1].find((at) => rows.has(at)) ?? y;
    rows.set(near, [...(rows.get(near) ?? []), piece]);
  }
  return [...rows]
    .sort(([a], [b]) => b - a)
    .map(([, row]) =>
      row
        .sort((a, b) => (a.transform[4] ?? 0) - (b.transform[4] ?? 0))
        .map(({ str }) => str)
        .join(" ")
        .replace(/\s+/g, " ")
        .replace(/ \u2010(?= |$)/g, "\u2010"),
    )
    .map((text) => `  ${text.trim()}`);
}

async function linkLines(
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
): Promise<readonly string[]> {
  const annotations = await page.getAnnotations();
  const leads = await Promise.all(
    annotations.map(async ({ dest, url }: { dest?: unknown; url?: string }) => {
      if (url) return url;
      const explicit = typeof dest === "string" ? await pdf.getDestination(dest) : null;
      const index = explicit ? await pdf.getPageIndex(explicit[0]) : null;
      return `${String(dest)} on page ${index === null ? "none" : index + 1}`;
    }),
  );
  return leads.length > 0 ? [`  -> ${leads.join("; ")}`] : [];
}

/** Every file of the container with its size class, then the text and links of each document. */
export function dumpEpub(bytes: Uint8Array): string {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const documents = names.filter((name) => name.endsWith(".xhtml"));
  const texts = documents.flatMap((name) => [
    `FILE ${name}`,
    ...documentLines(strFromU8(files[name] ?? new Uint8Array())),
    "",
  ]);
  return `${["FILES", ...names.map((name) => `  ${name}`), "", ...texts].join("\n").trimEnd()}\n`;
}

const BLOCKS = new Set(
  "p h1 h2 h3 h4 h5 h6 li td th dt dd figcaption pre div section nav aside tr title".split(" "),
);

/** One line a block; a page break, an id that is linked to, and a link's target in brackets. */
function documentLines(xhtml: string): readonly string[] {
  const document = new DOMParser().parseFromString(xhtml, "application/xhtml+xml");
  const body = document.getElementsByTagName("body")[0];
  const text = body ? written(body) : "";
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .map((line) => `  ${line}`);
}

function written(node: Node): string {
  if (node.nodeType === 3) return (node.nodeValue ?? "").replace(/\s+/g, " ");
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  const inner = [...element.childNodes].map(written).join("");
  const block = BLOCKS.has(element.localName ?? "") ? "\n" : "";
  return block + before(element) + inner + after(element) + block;
}

function before(element: Element): string {
  const label = element.getAttribute("aria-label") ?? element.getAttribute("alt");
  const type = element.getAttribute("epub:type");
  if (type === "pagebreak") return `{page ${label}}`;
  return element.localName === "img" ? `{image: ${label}}` : "";
}

function after(element: Element): string {
  const href = element.localName === "a" ? element.getAttribute("href") : null;
  return href ? `{-> ${href}}` : "";
}
