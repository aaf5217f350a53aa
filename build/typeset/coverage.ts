// Stage typeset. Is there a glyph for every character? Without one the browser silently takes a
// font of the system, or prints an empty box.

import type { Diagnostic } from "../diagnostics.ts";
import type { Rendered, RenderedPart } from "../model/outputs.ts";

/** Characters that are never drawn, and so need no glyph: Unicode's ignorables and ends of lines. */
const UNDRAWN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029]/u;

/** Every character of the text and of the style sheets' `content` strings that no font of ours has, once for each part. */
export function checkCoverage(
  rendered: Rendered,
  has: (codePoint: number) => boolean,
): readonly Diagnostic[] {
  const known = new Map<string, boolean>();
  const lacks = (character: string): boolean => {
    let found = known.get(character);
    if (found === undefined) {
      found = !UNDRAWN.test(character) && !has(character.codePointAt(0) ?? 0);
      known.set(character, found);
    }
    return found;
  };
  const inStyles = rendered.css.map(stringsOf).join(" ");
  return [
    ...rendered.parts.flatMap((part) =>
      missingIn(textOf(part), lacks).map((one) => missing(one, part)),
    ),
    ...missingIn(inStyles, lacks).map((one) => missing(one)),
  ];
}

/**
 * Every character that may be printed, as one string: those of the text and of style sheets in
 * both cases, since small capitals and `text-transform` ask for letters that stand nowhere, the
 * figures and roman numerals of folios, and the hyphen.
 */
export function charactersOf(rendered: Rendered): string {
  const text = [...rendered.parts.map(textOf), ...rendered.css.map(stringsOf)].join("");
  const folios = "0123456789 ivxlcdm-\u2010";
  const own = [...new Set(folios + text)].join("");
  return [...new Set(own + own.toUpperCase() + own.toLowerCase())].sort().join("");
}

/** A character that is missing, and the words around its first place. */
interface Missing {
  readonly character: string;
  readonly around: string;
}

function missingIn(text: string, lacks: (character: string) => boolean): Missing[] {
  const found = new Map<string, Missing>();
  let at = 0;
  for (const character of text) {
    if (lacks(character) && !found.has(character)) {
      const around = text.slice(Math.max(0, at - 20), at + 20).replace(/\s+/g, " ");
      found.set(character, { character, around });
    }
    at += character.length;
  }
  return [...found.values()];
}

function missing({ character, around }: Missing, part?: RenderedPart): Diagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const where = part ? `in "${around.trim()}"` : "in a style sheet";
  return {
    rule: "character-has-a-glyph",
    message: `no font of the edition has "${character}" (U+${code}), ${where}`,
    ...(part ? { seen: part.id } : {}),
    hint: "Write it another way, or leave it to an image with a description.",
  };
}

/** Text of well-formed XHTML: tags and comments gone, references resolved. */
function textOf({ xhtml }: RenderedPart): string {
  return xhtml
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal ? String.fromCodePoint(Number(decimal)) : " ";
    });
}

/** The quoted strings of a style sheet, escapes resolved. */
function stringsOf(css: string): string {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const strings = code.match(/content:[^;}]*/g)?.join(" ") ?? "";
  return strings.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
