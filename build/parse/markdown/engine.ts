// markdown-it, set up for the dialect. This folder alone knows it: CommonMark with tables,
// strikethrough and footnotes, its own rules for brackets, fenced blocks and HTML, and no
// core rules, since the tree builder runs the inline parser itself, with its context.

import MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";
import type { Effort } from "../effort.ts";
import { useBlocks } from "./blocks.ts";
import { bracketRule, closingBracketRule } from "./brackets.ts";
import type { InlineContext } from "./context.ts";
import { divisionFence } from "./fences.ts";
import { imageRule } from "./images.ts";
import { angleRule, blankRule } from "./marks.ts";
import { positioned } from "./positions.ts";
import type { Engine, Token } from "./types.ts";

/** Deeper nesting is reported and read as text; it bounds recursion. */
export const MAX_NESTING = 100;

const ENDS_EVERYTHING = ["paragraph", "reference", "blockquote", "list"];

const engine = create();

/** The block tokens of a body, each placed (see `placeOf`). */
export function tokenizeBlocks(text: string, effort: Effort): readonly Token[] {
  const tokens: Token[] = [];
  engine.block.parse(text, engine, { effort }, tokens);
  return tokens;
}

/** The inline tokens of one paragraph's text, each placed in it; findings go to the context. */
export function tokenizeInline(text: string, context: InlineContext): readonly Token[] {
  const tokens: Token[] = [];
  engine.inline.parse(text, engine, { context }, tokens);
  return tokens;
}

function create(): Engine {
  const md = new MarkdownIt({ html: false, maxNesting: MAX_NESTING });
  md.use(footnote);
  // Definitions of link references vanish from the text, and HTML blocks are ordinary text here.
  md.block.ruler.disable(["reference", "html_block"]);
  md.block.ruler.before("table", "division", divisionFence, { alt: ENDS_EVERYTHING });
  useBlocks(md);
  md.inline.ruler.disable(["link", "image", "autolink", "html_inline", "linkify"]);
  md.inline.ruler.disable(["footnote_inline", "footnote_ref"]);
  md.inline.ruler.before("emphasis", "blank", blankRule);
  md.inline.ruler.push("bracket", bracketRule);
  md.inline.ruler.push("closing_bracket", closingBracketRule);
  md.inline.ruler.push("picture", imageRule);
  md.inline.ruler.push("angle", angleRule);
  // Joining texts would lose their places; the tree builder joins them.
  md.inline.ruler2.disable("fragments_join");
  positioned(md);
  return md;
}
