// Stage typeset. What the glyphs of a font stand for. Chromium names no characters for a glyph that
// it drew from letters with a soft hyphen between them, such as the ffi of "of-fi-cial"; it states
// them only where it draws one. The font's table is completed from there.

import type { PrintedFile } from "./file/printed-file.ts";
import { unpacked } from "./file/printed-file.ts";
import { hexOf, Ref, utf16 } from "./file/values.ts";

/** Characters by glyph, of one font. */
export type Characters = Map<number, string>;

/** The `ToUnicode` tables of a printed part's fonts, each read once. Fonts are told by their number. */
export class CharacterTables {
  private readonly tables = new Map<number, { characters: Characters; grown: boolean }>();
  private readonly file: PrintedFile;

  constructor(file: PrintedFile) {
    this.file = file;
  }

  /** What a glyph of a page's font stands for; undefined where the font does not say. */
  charactersOf(font: number, code: number): string | undefined {
    return this.tableOf(font).characters.get(code);
  }

  /** States what a glyph stands for, unless the font says. */
  learn(font: number, code: number, text: string): void {
    const table = this.tableOf(font);
    if (table.characters.has(code)) return;
    table.characters.set(code, text);
    table.grown = true;
  }

  /** By font, the table of every one that grew. */
  grown(): ReadonlyMap<number, Buffer> {
    return new Map(
      [...this.tables].flatMap(([font, { characters, grown }]) =>
        grown ? [[font, Buffer.from(mapOf(characters), "latin1")] as const] : [],
      ),
    );
  }

  private tableOf(font: number) {
    const known = this.tables.get(font);
    if (known) return known;
    const map = this.file.dict(new Ref(font)).get("ToUnicode");
    const stream = map instanceof Ref ? this.file.stream(map) : null;
    const text = stream ? unpacked(stream).toString("latin1") : "";
    const table = { characters: readMap(text), grown: false };
    this.tables.set(font, table);
    return table;
  }
}

/**
 * Reads a CMap of two-byte codes, as Chromium writes it. ISO 32000-1, 9.10.3. A glyph that it maps
 * to U+0000 stands for nothing that it knows of.
 */
export function readMap(text: string): Characters {
  const found = allIn(text);
  for (const [code, characters] of found) if (characters === "\0") found.delete(code);
  return found;
}

function allIn(text: string): Characters {
  const found: Characters = new Map();
  for (const [, block = ""] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", to = ""] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      found.set(Number.parseInt(code, 16), charactersIn(to));
    }
  }
  for (const [, block = ""] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", start = ""] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const first = Number.parseInt(from, 16);
      const last = Number.parseInt(to, 16);
      const head = charactersIn(start.slice(0, -4));
      const unit = Number.parseInt(start.slice(-4), 16);
      for (let code = first; code <= last; code += 1) {
        found.set(code, head + String.fromCharCode(unit + code - first));
      }
    }
  }
  return found;
}

function charactersIn(hex: string): string {
  return utf16(Buffer.from(hex, "hex"));
}

/** ISO 32000-1, 9.10.3: no more than a hundred entries in a block. */
function mapOf(characters: Characters): string {
  const entries = [...characters].sort(([a], [b]) => a - b).map(entryOf);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const some = entries.slice(at, at + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function entryOf([code, text]: readonly [number, string]): string {
  return `<${code.toString(16).toUpperCase().padStart(4, "0")}> <${hexOf(text)}>`;
}
