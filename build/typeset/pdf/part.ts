// Stage typeset. One printed part of a book: its pages are read, put right and written. What concerns
// the book as a whole, its tags, outline and names, is gathered in passing.

import type { PrintedPart } from "../engine.ts";
import { Carrier } from "./carrier.ts";
import { type Content, readContent, type Shown } from "./content.ts";
import { PrintedFile, unpacked } from "./file/printed-file.ts";
import {
  type Dict,
  hexText,
  nameOf,
  numberIn,
  Ref,
  textIn,
  type Value,
} from "./file/values.ts";
import type { Writer } from "./file/writer.ts";
import type { Leads } from "./links.ts";
import { type OutlineEntry, outlineOf } from "./outline.ts";
import { ELSEWHERE } from "./parts.ts";
import type { TagReader } from "./tags/read.ts";
import type { Tag } from "./tags/tag.ts";
import { learnFrom, rewritten } from "./text.ts";
import { CharacterTables } from "./unicode.ts";

/** What a part needs of the book. */
export interface Binding {
  readonly writer: Writer;
  readonly tags: TagReader;
  /** How many pages there are before the part. */
  readonly before: number;
  /** The node of the tree of pages under which the part's pages hang. */
  readonly parent: number;
  /** The next free key of the parent tree. */
  readonly key: () => number;
  /** What a link says that leads somewhere. */
  readonly words: (leads: Leads, link: Tag) => string;
}

/** What the book needs of a part. */
export interface Bound {
  /** Numbers of the pages' objects. */
  readonly pages: readonly number[];
  /** Heights of the pages, in their units. */
  readonly heights: readonly number[];
  readonly outline: readonly OutlineEntry[];
  /** Named destinations, as written. */
  readonly names: ReadonlyMap<string, string>;
  readonly foreignFonts: Iterable<string>;
}

interface Sheet {
  /** Number of its object in the part. */
  readonly there: number;
  readonly here: number;
  readonly dict: Dict;
  readonly height: number;
  readonly content: Content;
  readonly fonts: ReadonlyMap<string, number>;
}

/** The link of an annotation, and its key in the parent tree. */
interface Area {
  readonly here: number;
  readonly link: Tag;
  readonly key: number;
}

export function bindPart({ pdf, marks }: PrintedPart, binding: Binding): Bound {
  const file = new PrintedFile(pdf);
  return new Part(file, binding).bind(marks);
}

class Part {
  private readonly file: PrintedFile;
  private readonly binding: Binding;
  private readonly sheets: readonly Sheet[];
  private readonly areas = new Map<number, Area>();
  private readonly characters: CharacterTables;

  constructor(file: PrintedFile, binding: Binding) {
    this.file = file;
    this.binding = binding;
    this.sheets = pagesOf(file).map(([there, dict]) => {
      const [, , , height = 0] = file
        .list(dict.get("MediaBox"))
        .map((one) => numberIn(one) ?? 0);
      const content = readContent(this.drawing(dict));
      const here = binding.writer.number();
      return { there, here, dict, height, content, fonts: this.fontsOf(dict) };
    });
    this.characters = new CharacterTables(file);
  }

  private drawing(page: Dict): Buffer {
    const streams = this.file
      .list(page.get("Contents"))
      .flatMap((ref) => (ref instanceof Ref ? (this.file.stream(ref) ?? []) : []));
    const [only, ...more] = streams.map(unpacked);
    return only && more.length === 0
      ? only
      : Buffer.concat(
          [only ?? Buffer.of(), ...more].flatMap((one) => [one, Buffer.from("\n")]),
        );
  }

  private fontsOf(page: Dict): Map<string, number> {
    const fonts = this.file.dict(this.file.dict(page.get("Resources")).get("Font"));
    return new Map(
      [...fonts].flatMap(([name, font]) => (font instanceof Ref ? [[name, font.number]] : [])),
    );
  }

  bind(marks: PrintedPart["marks"]): Bound {
    const { file, sheets } = this;
    const { writer, tags, before } = this.binding;
    const speaking = sheets.map(
      ({ content }) =>
        new Set(content.marked.filter((one) => one.speaks).map(({ mcid }) => mcid)),
    );
    const furniture = tags.read({
      file,
      marks,
      pages: new Map(sheets.map(({ there }, index) => [there, before + index])),
      speaks: (page, mcid) => speaking[page - before]?.has(mcid) ?? false,
      area: (annotation, link) => this.areaOf(annotation, link),
    });
    for (const sheet of sheets) this.learn(sheet);
    const pages = new Map(sheets.map(({ there, here }) => [there, here]));
    const carrier = new Carrier(file, writer, pages, this.characters.grown());
    sheets.forEach((sheet, index) => {
      const taken = furniture.get(before + index);
      const drawing = rewritten(sheet.content, sheet.height, this.lookup(sheet), taken);
      this.write(sheet, before + index, writer.packed("", drawing), carrier);
    });
    const names = [...file.dict(file.catalog.get("Dests"))].map(([name, dest]) => {
      return [name, carrier.written(file.get(dest) ?? "null")] as const;
    });
    const outline = outlineOf(file, (dest) => carrier.written(dest));
    carrier.finish();
    return {
      pages: sheets.map(({ here }) => here),
      heights: sheets.map(({ height }) => height),
      outline,
      names: new Map(names),
      foreignFonts: carrier.foreignFonts,
    };
  }

  private areaOf({ number }: Ref, link: Tag): { annotation: number; key: number } {
    const { writer, key } = this.binding;
    const area = this.areas.get(number) ?? { here: writer.number(), link, key: key() };
    this.areas.set(number, area);
    return { annotation: area.here, key: area.key };
  }

  private lookup({ fonts }: Sheet) {
    return ({ font, code }: Shown): string | undefined => {
      const number = fonts.get(font);
      return number === undefined ? undefined : this.characters.charactersOf(number, code);
    };
  }

  private learn(sheet: Sheet): void {
    learnFrom(sheet.content, this.lookup(sheet), ({ font, code }, text) => {
      const number = sheet.fonts.get(font);
      if (number !== undefined) this.characters.learn(number, code, text);
    });
  }

  /** Trim and bleed of a page are its media box: it is laid out at its trimmed size, and nothing of it runs off the edge. */
  private write(
    { dict, here }: Sheet,
    index: number,
    contents: number,
    carrier: Carrier,
  ): void {
    const box = carrier.written(this.file.get(dict.get("MediaBox")) ?? "[0 0 612 792]");
    const annotations = this.file
      .list(dict.get("Annots"))
      .flatMap((ref) => (ref instanceof Ref ? [this.annotation(ref, carrier)] : []));
    const entries = [
      "/Type /Page",
      `/Parent ${this.binding.parent} 0 R`,
      `/Resources ${carrier.written(dict.get("Resources") ?? new Map())}`,
      ...["MediaBox", "CropBox", "BleedBox", "TrimBox"].map((name) => `/${name} ${box}`),
      `/Contents ${contents} 0 R`,
      ...(annotations.length > 0 ? [`/Annots [${annotations.join(" ")}]`] : []),
      `/StructParents ${index}`,
      "/Tabs /S",
    ];
    this.binding.writer.object(`<<${entries.join(" ")}>>`, here);
  }

  /** A link into another part becomes one to the named destination. */
  private annotation(ref: Ref, carrier: Carrier): string {
    const { file, binding } = this;
    const dict = new Map(file.dict(ref));
    const area = this.areas.get(ref.number);
    const uri = textIn(file.dict(dict.get("A")).get("URI"));
    const isElsewhere = uri.startsWith(ELSEWHERE);
    if (isElsewhere) {
      dict.delete("A");
      dict.set("Dest", nameOf(decodeURIComponent(uri.slice(ELSEWHERE.length))));
    }
    dict.delete("StructParent");
    const entries = [...dict].map(([key, value]) => `/${key} ${carrier.written(value)}`);
    if (area) {
      entries.push(`/StructParent ${area.key}`);
      const leads = { uri: isElsewhere ? "" : uri, dest: textIn(file.get(dict.get("Dest"))) };
      if (area.link.type === "Link") {
        entries.push(`/Contents ${hexText(binding.words(leads, area.link))}`);
      }
    }
    return `${binding.writer.object(`<<${entries.join(" ")}>>`, area?.here)} 0 R`;
  }
}

/** Every page in order with its object's number; what it inherits of the tree of pages is its own. ISO 32000-1, 7.7.3. */
function pagesOf(file: PrintedFile): (readonly [number, Dict])[] {
  const found: (readonly [number, Dict])[] = [];
  const visit = (value: Value | undefined, inherited: Dict): void => {
    const node = file.dict(value);
    const own = new Map(inherited);
    for (const key of ["MediaBox", "Resources"]) {
      const one = node.get(key);
      if (one !== undefined) own.set(key, one);
    }
    if (textIn(node.get("Type")) === "Pages") {
      for (const kid of file.list(node.get("Kids"))) visit(kid, own);
    } else if (value instanceof Ref) found.push([value.number, new Map([...own, ...node])]);
  };
  visit(file.catalog.get("Pages"), new Map());
  return found;
}
