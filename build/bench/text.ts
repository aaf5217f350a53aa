// The words of the sample, free of markup: what generated editions are made from.

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Plain prose, no markup of any kind left in it. */
export interface Words {
  /** Of the text: one sentence or more each, the shape of the sample's own paragraphs kept. */
  readonly paragraphs: readonly string[];
  readonly notes: readonly string[];
}

/** Reads the manuscript of the edition in `folder`. */
export async function readWords(folder: string): Promise<Words> {
  const root = path.join(folder, "manuscript");
  const names = (await readdir(root, { recursive: true, encoding: "utf8" }))
    .filter((name) => name.endsWith(".md"))
    .sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(root, name), "utf8")));
  const blocks = texts.flatMap((text) =>
    text.replace(/^---\n[\s\S]*?\n---\n/, "").split(/\n\n+/),
  );
  return {
    paragraphs: blocks.filter(isProse).map(plain).filter(isSentence),
    notes: blocks
      .flatMap((block) => [...block.matchAll(/^\[\^[\w-]+\]:(.*)$/gm)])
      .map(([, text = ""]) => plain(text))
      .filter(isSentence),
  };
}

function isProse(block: string): boolean {
  return !/^(:::|#|\[\^|[-*|>]|\d+\.)/.test(block.trim());
}

/** Whole sentences only: scraps of lists and codes would read as faults of the transcription. */
function isSentence(text: string): boolean {
  return (
    text.length > 40 && /^\p{Lu}.*\.$/u.test(text) && !/\([a-z]\)|\.\.|[.,] ?[.,]/.test(text)
  );
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[\^[\w-]+\]/g, "")
    .replace(/\[@[^\]]*\]/g, "")
    .replace(/\[([^[\]]*)\](?:\{[^{}]*\}|\([^()]*\))/g, "$1")
    .replace(/[^\p{L}\p{N}\s.,;:!?'’‘“”()–—-]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;])/g, "$1")
    .trim();
}
