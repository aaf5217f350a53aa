// From the tokens of one paragraph to its inline nodes. Pieces of text are joined here, each
// with the place it has in the file.

import type { Inline, LineBreak } from "../model/nodes.ts";
import type { Effort } from "./effort.ts";
import type { Findings } from "./findings.ts";
import { bracketMetaOf } from "./markdown/brackets.ts";
import type { InlineContext, Setting } from "./markdown/context.ts";
import { MAX_NESTING, tokenizeInline } from "./markdown/engine.ts";
import { placeOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import { nodeOf } from "./nodes.ts";
import { imageNode, type Pictures } from "./pictures.ts";
import type { Stretch } from "./stretch.ts";

/** What the inlines of a file share. */
export interface InlineSurroundings {
  readonly findings: Findings;
  readonly effort: Effort;
  readonly pictures: Pictures;
}

/** A node being filled: what opened it, and what it holds so far. */
interface Frame {
  readonly open: Token | null;
  readonly children: Inline[];
}

/** Longer than this is not read as markup: it is no paragraph. */
const LONGEST = 200_000;

/** A list of attributes that no mark has taken, with the bracket that it may have been meant for. */
const STRAY_ATTRIBUTES = /(?:\]\s+|(?<!\]))\{\s*[.#][A-Za-z][^{}]*\}/g;

/** Reads a stretch as inline markup. */
export function readInlines(
  stretch: Stretch,
  setting: Setting,
  surroundings: InlineSurroundings,
): readonly Inline[] {
  const { text } = stretch;
  const { findings, effort } = surroundings;
  const span = (start: number, end: number) => stretch.span(start, end);
  if (text.length > LONGEST) {
    findings.report(
      "paragraph-is-bounded",
      span(0, 1),
      `this paragraph is ${text.length} characters long, more than ${LONGEST}; its markup is not read`,
      "divide it with an empty line",
    );
    return [{ type: "text", value: text, span: span(0, text.length) }];
  }
  const context: InlineContext = { ...setting, findings, effort, span };
  return new InlineBuilder(context, surroundings).build(tokenizeInline(text, context), text);
}

class InlineBuilder {
  readonly #frames: Frame[] = [{ open: null, children: [] }];
  readonly #context: InlineContext;
  readonly #surroundings: InlineSurroundings;
  /** Openings beyond the deepest nesting, kept as text, whose closings must be too. */
  #tooDeep = 0;
  #text = { value: "", start: 0, end: 0 };

  constructor(context: InlineContext, surroundings: InlineSurroundings) {
    this.#context = context;
    this.#surroundings = surroundings;
  }

  build(tokens: readonly Token[], source: string): readonly Inline[] {
    for (const token of tokens) {
      if (token.nesting > 0) this.#open(token, source);
      else if (token.nesting < 0) this.#close(token, source);
      else this.#leaf(token, source);
    }
    this.#endText();
    return this.#frames[0]?.children ?? [];
  }

  #open(token: Token, source: string): void {
    const { start, end } = wide(token);
    if (this.#frames.length > MAX_NESTING) {
      if (this.#tooDeep === 0) this.#reportDepth(start, end);
      this.#tooDeep += 1;
      this.#addText(source.slice(start, end), start, end);
      return;
    }
    this.#endText();
    this.#frames.push({ open: token, children: [] });
  }

  #close(token: Token, source: string): void {
    const { start, end } = wide(token);
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      this.#addText(source.slice(start, end), start, end);
      return;
    }
    this.#endText();
    const frame = this.#frames.pop();
    if (!frame?.open) throw new Error("an inline token closes what was not opened");
    this.#add(this.#around(frame.open, frame.children, wide(frame.open).start, end));
  }

  #around(open: Token, children: readonly Inline[], start: number, end: number): Inline {
    const span = this.#context.span(start, end);
    switch (open.type) {
      case "em_open":
        return { type: "emphasis", span, children };
      case "strong_open":
        return { type: "strong", span, children };
      case "s_open":
        return { type: "deletion", span, children };
      case "link_open":
        return { type: "link", span, href: String(open.attrGet("href") ?? ""), children };
      case "bracket_open": {
        const meta = bracketMetaOf(open);
        if (meta.kind === "span") return nodeOf(meta.markup, span, children);
        if (meta.kind === "link") return { ...meta.link, span, children };
        throw new Error(`a ${meta.kind} has no children`);
      }
      default:
        throw new Error(`markdown-it gave an unknown token ${open.type}`);
    }
  }

  #leaf(token: Token, source: string): void {
    const { start, end } = placeOf(token);
    const span = this.#context.span(start, end);
    switch (token.type) {
      case "text":
        this.#reportStrayAttributes(token, start, end);
        this.#addWords(token.content, start, end);
        return;
      case "text_special":
        this.#addWords(token.content, start, end);
        return;
      case "softbreak":
        if (this.#context.lineated) this.#add({ type: "line-break", span });
        else this.#addText("\n", start, end);
        return;
      case "hardbreak":
        this.#add({ type: "line-break", span } satisfies LineBreak);
        return;
      case "code_inline":
        this.#reportBracket(token, start, end);
        this.#add({ type: "code", span, value: token.content });
        return;
      case "blank":
        this.#add({ type: "blank", span, value: token.content });
        return;
      case "picture": {
        const image = imageNode(token, span, this.#surroundings.pictures);
        if (image) this.#add(image);
        else this.#addText(source.slice(start, end), start, end);
        return;
      }
      case "bracket":
        this.#add(this.#bracket(token, start, end));
        return;
      default:
        throw new Error(`markdown-it gave an unknown token ${token.type}`);
    }
  }

  #bracket(token: Token, start: number, end: number): Inline {
    const span = this.#context.span(start, end);
    const meta = bracketMetaOf(token);
    switch (meta.kind) {
      case "span":
        return nodeOf(meta.markup, span, []);
      case "note-call":
        return { type: "note-call", span, label: meta.label };
      case "citation":
        return { type: "citation", span, items: meta.items };
      case "link":
        throw new Error("a link has children");
    }
  }

  /** Words of the text; in a printed form its boxes are taken out of them. */
  #addWords(words: string, start: number, end: number): void {
    if (!this.#context.form || end - start !== words.length) {
      this.#addText(words, start, end);
      return;
    }
    let at = start;
    for (const part of words.split(/([☒☐])/)) {
      const next = at + part.length;
      if (part === "☒" || part === "☐") {
        const span = this.#context.span(at, next);
        this.#add({ type: "checkbox", span, checked: part === "☒" });
      } else this.#addText(part, at, next);
      at = next;
    }
  }

  #addText(value: string, start: number, end: number): void {
    if (value === "") return;
    if (this.#text.value === "") this.#text.start = start;
    this.#text.value += value;
    this.#text.end = end;
  }

  #endText(): void {
    const { value, start, end } = this.#text;
    if (value === "") return;
    this.#text = { value: "", start: 0, end: 0 };
    this.#frames.at(-1)?.children.push({
      type: "text",
      value,
      span: this.#context.span(start, end),
    });
  }

  #add(node: Inline): void {
    this.#endText();
    this.#frames.at(-1)?.children.push(node);
  }

  #reportBracket({ content }: Token, start: number, end: number): void {
    const { voice, findings, span } = this.#context;
    if (voice !== "transcription" || !content.includes("[")) return;
    findings.report(
      "bracket-is-explained",
      span(start, end),
      "a bracket between backticks is not read as markup",
      "take the backticks away, or escape them if they are in the source",
    );
  }

  #reportStrayAttributes({ content }: Token, start: number, end: number): void {
    if (end - start !== content.length || !content.includes("{")) return;
    for (const { index, 0: list } of content.matchAll(STRAY_ATTRIBUTES)) {
      const parted = /^\]\s/.test(list);
      this.#context.findings.report(
        "vocabulary-is-closed",
        this.#context.span(start + index + (parted ? 1 : 0), start + index + list.length),
        parted
          ? "this attribute list is parted by white space from the bracket before it"
          : "this attribute list follows no bracket, so it says nothing of any words",
        parted
          ? "put it right behind the bracket: [text]{.class #id}"
          : "write [text]{.class #id}; for braces that are text write \\{",
      );
    }
  }

  #reportDepth(start: number, end: number): void {
    this.#context.findings.report(
      "nesting-is-bounded",
      this.#context.span(start, end),
      `markup is nested more than ${MAX_NESTING} deep here; what lies deeper is read as text`,
      "close what was opened before, or escape the marks with backslashes",
    );
  }
}

/** The place of a token, for strong emphasis with the second mark, which markdown-it empties. */
function wide(token: Token): { readonly start: number; readonly end: number } {
  const { start, end } = placeOf(token);
  if (token.type === "strong_open") return { start: start - 1, end };
  if (token.type === "strong_close") return { start, end: end + 1 };
  return { start, end };
}
