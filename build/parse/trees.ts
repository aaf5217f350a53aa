// From the block tokens of one file to its tree. Fences of divisions are paired here, labelled
// paragraphs gathered into lists, and every paragraph read with the setting it stands in.

import type { Block, DivisionKind } from "../model/nodes.ts";
import { EDITORIAL, LINEATED } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { readDivision } from "./divisions.ts";
import { readHeading } from "./headings.ts";
import { readInlines } from "./inlines.ts";
import { type Entry, gatherLabelled, plainList, type RawItem } from "./lists.ts";
import type { Setting } from "./markdown/context.ts";
import { MAX_NESTING } from "./markdown/engine.ts";
import { blockPlaceOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import { paragraphNode } from "./paragraphs.ts";
import { preformatted, rule } from "./plain-blocks.ts";
import { paragraphOf, stretchOf } from "./stretch.ts";
import type { Surroundings } from "./surroundings.ts";
import { readTable } from "./tables.ts";

const NOTE: Setting = { voice: "editor", lineated: false, form: false };

/** Builds the tree of a file's tokens. */
export function buildTree(
  tokens: readonly Token[],
  setting: Setting,
  surroundings: Surroundings,
): readonly Block[] {
  return new TreeBuilder(tokens, surroundings).build(setting);
}

class TreeBuilder {
  readonly #tokens: readonly Token[];
  readonly #with: Surroundings;
  #at = 0;
  #divisions = 0;
  /** Openings beyond the deepest nesting, whose closing fences must be passed over too. */
  #tooDeep = 0;

  constructor(tokens: readonly Token[], surroundings: Surroundings) {
    this.#tokens = tokens;
    this.#with = surroundings;
  }

  build(setting: Setting): readonly Block[] {
    return this.#blocks(null, setting, false);
  }

  /** Blocks up to the token that closes their container, or a fence that closes their division. */
  #blocks(until: string | null, setting: Setting, inDivision: boolean): readonly Block[] {
    const entries: Entry[] = [];
    for (let token = this.#peek(); token && token.type !== until; token = this.#peek()) {
      if (token.type === "division_close" && inDivision && this.#tooDeep === 0) break;
      // A division ends with its container even when its closing fence is missing.
      if (inDivision && token.nesting < 0) break;
      this.#at += 1;
      const continues = token.type === "labelled_open";
      for (const block of this.#block(token, setting)) entries.push({ block, continues });
    }
    return gatherLabelled(entries, this.#with.body);
  }

  #block(token: Token, setting: Setting): readonly Block[] {
    switch (token.type) {
      case "paragraph_open":
        return this.#leaf("paragraph_close", () => this.#paragraph(token, setting));
      case "heading_open":
        return this.#leaf("heading_close", () => [readHeading(token, setting, this.#with)]);
      case "table_open":
        return this.#leaf("table_close", () => [readTable(token, setting, this.#with)]);
      case "blockquote_open":
        return [this.#quotation(token, setting)];
      case "bullet_list_open":
      case "ordered_list_open":
        return [this.#list(token, setting)];
      case "labelled_open":
        return this.#container("labelled_close", setting);
      case "footnote_reference_open":
        this.#note(token);
        return [];
      case "division_open":
        return this.#division(token, setting);
      case "division_close":
        return this.#strayFence(token);
      case "code_block":
      case "fence":
        return [preformatted(token, setting, this.#with)];
      case "hr":
        return [rule(token, setting, this.#with)];
      case "too_deep":
        return this.#tooDeepText(token);
      default:
        throw new Error(`markdown-it gave an unknown token ${token.type}`);
    }
  }

  /** Passes over the tokens of a leaf, which is read from its lines. */
  #leaf(until: string, read: () => readonly Block[]): readonly Block[] {
    while (this.#peek() && this.#peek()?.type !== until) this.#at += 1;
    this.#at += 1;
    return read();
  }

  #paragraph(token: Token, setting: Setting): readonly Block[] {
    const stretch = paragraphOf(this.#with.body, blockPlaceOf(token).lines);
    const children = readInlines(stretch, setting, this.#with);
    return [paragraphNode(children, this.#span(token), this.#with)];
  }

  #quotation(token: Token, setting: Setting): Block {
    const children = this.#container("blockquote_close", setting);
    return { type: "quotation", span: this.#span(token), children };
  }

  /** The blocks of a container, its closing token passed over. */
  #container(close: string, setting: Setting): readonly Block[] {
    const children = this.#blocks(close, setting, false);
    this.#at += 1;
    return children;
  }

  #list(token: Token, setting: Setting): Block {
    const close = token.type.replace("_open", "_close");
    const items: RawItem[] = [];
    for (let item = this.#take(); item && item.type !== close; item = this.#take()) {
      const children = this.#container("list_item_close", setting);
      items.push({ span: this.#span(item), info: item.info, markup: item.markup, children });
    }
    return plainList(token.type === "ordered_list_open", items, this.#span(token));
  }

  #note(token: Token): void {
    const label = String(token.meta?.label ?? "");
    const children = this.#container("footnote_reference_close", NOTE);
    this.#with.notes.push({ label, span: this.#span(token), children });
  }

  #division(token: Token, setting: Setting): readonly Block[] {
    if (this.#divisions >= MAX_NESTING) {
      this.#tooDeep += 1;
      return this.#tooDeepText(token);
    }
    const head = readDivision(token, setting, this.#with);
    this.#divisions += 1;
    const children = this.#blocks(null, settingIn(setting, head?.kind), true);
    this.#divisions -= 1;
    const start = this.#span(token);
    const end = this.#closeDivision(start, children);
    if (!head) return children;
    return [{ ...head, type: "division", span: { ...start, end }, children }];
  }

  /** Passes over the closing fence and gives where the division ends. */
  #closeDivision(open: Span, children: readonly Block[]): number {
    const fence = this.#peek();
    if (fence?.type === "division_close") {
      this.#at += 1;
      const span = this.#span(fence);
      this.#with.marks.push(span);
      return span.end;
    }
    this.#with.findings.report(
      "block-is-closed",
      open,
      "this block is never closed",
      'put a line that holds only ":::" after its last line',
    );
    return children.at(-1)?.span.end ?? open.end;
  }

  #strayFence(token: Token): readonly Block[] {
    if (this.#tooDeep > 0) this.#tooDeep -= 1;
    else {
      this.#with.findings.report(
        "block-is-closed",
        this.#span(token),
        "this fence closes nothing: every block above it is closed already",
        'take the line out, or open a block above it with "::: {.kind}"',
      );
    }
    return this.#asText(token);
  }

  #tooDeepText(token: Token): readonly Block[] {
    this.#with.findings.report(
      "nesting-is-bounded",
      this.#span(token),
      "blocks are nested too deep here; what lies deeper is read as text",
      "close what was opened before",
    );
    return this.#asText(token);
  }

  #asText(token: Token): readonly Block[] {
    const { body } = this.#with;
    const stretch = stretchOf(body, blockPlaceOf(token).lines);
    const span = this.#span(token);
    const text = { type: "text", value: stretch.text, span } as const;
    return [{ type: "paragraph", role: "text", span, children: [text] }];
  }

  #span(token: Token): Span {
    const { start, end } = blockPlaceOf(token);
    return this.#with.body.span(start, end);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

function settingIn(setting: Setting, kind: DivisionKind | undefined): Setting {
  if (!kind) return setting;
  return {
    voice: EDITORIAL.includes(kind) ? "editor" : setting.voice,
    lineated: LINEATED.includes(kind),
    form: kind === "release-form",
  };
}
