// What the Matterhorn Protocol asks of what is drawn and of its fonts: checkpoints 01, 10, 11, 30, 31.

import { PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import {
  at,
  bytesIn,
  type Drawn,
  dictsIn,
  type Glyphs,
  list,
  text,
  type UaFile,
  unpacked,
} from "./file.ts";

const where = ({ page }: Drawn): string => `page ${page + 1}`;
const distinct = (found: readonly string[]): readonly string[] => [...new Set(found)];

/** 01-003. */
export function artifactsInTags({ drawn }: UaFile): readonly string[] {
  return distinct(
    drawn
      .filter(({ marks }) => {
        const tagged = marks.indexOf("tagged");
        return tagged >= 0 && marks.indexOf("artifact", tagged) > tagged;
      })
      .map(where),
  );
}

/** 01-004. */
export function tagsInArtifacts({ drawn }: UaFile): readonly string[] {
  return distinct(
    drawn
      .filter(({ marks }) => {
        const artifact = marks.indexOf("artifact");
        return artifact >= 0 && marks.indexOf("tagged", artifact) > artifact;
      })
      .map(where),
  );
}

/** 01-005: in no mark, or in one that no element of the structure names. */
export function neither({ drawn, elements }: UaFile): readonly string[] {
  const owned = new Set(elements.flatMap(({ stretches }) => stretches));
  return distinct(
    drawn
      .filter(({ marks, page, mcid }) => {
        if (marks.includes("artifact")) return false;
        return !marks.includes("tagged") || !owned.has(`${page}:${mcid}`);
      })
      .map(where),
  );
}

/** Characters by glyph, from a font's table. */
function charactersOf(font: PDFDict): ReadonlyMap<number, string> {
  const map = unpacked(at(font, "ToUnicode"));
  const found = new Map<number, string>();
  const number = (hex = ""): number => Number.parseInt(hex, 16);
  for (const [block] of map.matchAll(/beginbfchar[\s\S]*?endbfchar/g)) {
    for (const [, code, to = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(number(code), to);
  }
  for (const [block] of map.matchAll(/beginbfrange[\s\S]*?endbfrange/g)) {
    for (const [, from, to, start = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = number(from); code <= number(to); code += 1) {
        const last = number(start.slice(-4)) + code - number(from);
        found.set(code, start.slice(0, -4) + last.toString(16).padStart(4, "0"));
      }
    }
  }
  return found;
}

const nameOf = (font: PDFDict): string => text(at(font, "BaseFont"));

/** 10-001, 17-003 and 31-027: every code that is drawn has its characters. */
export function codesWithoutCharacters({ fonts }: UaFile): readonly string[] {
  return fonts.flatMap(({ font, codes }) => {
    const characters = charactersOf(font);
    const missing = [...codes].filter((code) => !characters.get(code));
    return missing.map((code) => `glyph ${code} of ${nameOf(font)}`);
  });
}

/** 31-027. */
export function fontsWithoutTable({ fonts }: UaFile): readonly string[] {
  return fonts
    .filter(({ font }) => charactersOf(font).size === 0)
    .map(({ font }) => nameOf(font));
}

function codesFor({ fonts }: UaFile, forbidden: readonly string[]): readonly string[] {
  return fonts.flatMap(({ font }) =>
    [...charactersOf(font)]
      .filter(([, hex]) =>
        (hex.match(/.{4}/g) ?? []).some((unit) => forbidden.includes(unit.toLowerCase())),
      )
      .map(([code]) => `glyph ${code} of ${nameOf(font)}`),
  );
}

/** 31-028. */
export const charactersAreZero = (file: UaFile) => codesFor(file, ["0000"]);
/** 31-029. */
export const charactersAreNone = (file: UaFile) => codesFor(file, ["feff", "fffe"]);

/** 31-030. */
export function undefinedGlyphs({ fonts }: UaFile): readonly string[] {
  return fonts.filter(({ codes }) => codes.has(0)).map(({ font }) => nameOf(font));
}

const languageOf = ({ document }: UaFile): string => text(at(document.catalog, "Lang"));

/** 11-001 to 11-004 and 11-006: the document's language stands where no other does. */
export function languageless(file: UaFile): readonly string[] {
  const language = languageOf(file);
  const wrong = file.elements.filter(({ lang }) => !/^[A-Za-z]{2,3}(-\w+)*$/.test(lang ?? ""));
  return language === "" ? ["the document"] : wrong.map(({ type }) => type);
}

function descendantOf(font: PDFDict): PDFDict | undefined {
  return dictsIn(at(font, "DescendantFonts"))[0];
}

const fontFile = (font: PDFDict): Buffer => {
  const descriptor = at(descendantOf(font) ?? font, "FontDescriptor");
  if (!(descriptor instanceof PDFDict)) return Buffer.alloc(0);
  return bytesIn(at(descriptor, "FontFile2") ?? at(descriptor, "FontFile3"));
};

const composite = ({ fonts }: UaFile) =>
  fonts.filter(({ font }) => text(at(font, "Subtype")) === "Type0");

/** 31-001 to 31-003: with Identity-H there is no other CMap whose system could differ. */
export function otherSystem(file: UaFile): readonly string[] {
  return composite(file)
    .filter(({ font }) => {
      const system = at(descendantOf(font), "CIDSystemInfo");
      if (!(system instanceof PDFDict)) return true;
      return !text(at(font, "Encoding")).startsWith("Identity") && system.keys().length < 3;
    })
    .map(({ font }) => nameOf(font));
}

/** 31-004 and 31-005. */
export function mapsNoGlyphs(file: UaFile): readonly string[] {
  return composite(file)
    .filter(({ font }) => {
      const map = at(descendantOf(font), "CIDToGIDMap");
      const truetype = text(at(descendantOf(font), "Subtype")) === "CIDFontType2";
      return truetype && !(map instanceof PDFRawStream) && text(map) !== "Identity";
    })
    .map(({ font }) => nameOf(font));
}

/** 31-006 to 31-008. */
export function foreignMap(file: UaFile): readonly string[] {
  return composite(file)
    .filter(({ font }) => !/^Identity-[HV]$/.test(text(at(font, "Encoding"))))
    .map(({ font }) => nameOf(font));
}

/** 31-009. */
export function notEmbedded({ fonts }: UaFile): readonly string[] {
  return fonts
    .filter(({ font }) => fontFile(font).length === 0)
    .map(({ font }) => nameOf(font));
}

interface Metrics {
  readonly glyphs: number;
  readonly widthOf: (glyph: number) => number;
}

/** Widths in thousandths, from the tables `head`, `maxp`, `hhea` and `hmtx`. OpenType 1.9. */
function metricsOf(font: Buffer): Metrics {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + 16 * index;
    tables.set(font.toString("latin1", entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  const table = (name: string): number => tables.get(name) ?? 0;
  const unit = font.readUInt16BE(table("head") + 18);
  const long = font.readUInt16BE(table("hhea") + 34);
  return {
    glyphs: font.readUInt16BE(table("maxp") + 4),
    widthOf: (glyph) =>
      (font.readUInt16BE(table("hmtx") + 4 * Math.min(glyph, long - 1)) * 1000) / unit,
  };
}

function embedded({ fonts }: UaFile): readonly (Glyphs & { readonly metrics: Metrics })[] {
  return fonts
    .map((one) => ({ ...one, file: fontFile(one.font) }))
    .filter(({ file }) => file.length > 0)
    .map((one) => ({ ...one, metrics: metricsOf(one.file) }));
}

/** 31-011. */
export function glyphsMissing(file: UaFile): readonly string[] {
  return embedded(file).flatMap(({ font, codes, metrics }) =>
    [...codes]
      .filter((code) => code >= metrics.glyphs)
      .map((code) => `glyph ${code} of ${nameOf(font)}`),
  );
}

/** 31-016. */
export function widthsDiffer(file: UaFile): readonly string[] {
  return embedded(file).flatMap(({ font, codes, metrics }) => {
    const widths = widthsOf(descendantOf(font));
    return [...codes]
      .filter(
        (code) =>
          Math.abs((widths.get(code) ?? widths.get(-1) ?? 1000) - metrics.widthOf(code)) > 1,
      )
      .map((code) => `glyph ${code} of ${nameOf(font)}`);
  });
}

/** ISO 32000-1, 9.7.4.3; the default under -1. */
function widthsOf(font: PDFDict | undefined): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const standard = text(at(font, "DW"));
  if (standard !== "") found.set(-1, Number(standard));
  const entries = list(at(font, "W"));
  for (let index = 0; index < entries.length; ) {
    const first = Number(text(entries[index]));
    const next = list(entries[index + 1]);
    if (text(entries[index + 1]) === "") {
      for (const [offset, width] of next.entries())
        found.set(first + offset, Number(text(width)));
      index += 2;
    } else {
      for (let code = first; code <= Number(text(entries[index + 1])); code += 1) {
        found.set(code, Number(text(entries[index + 2])));
      }
      index += 3;
    }
  }
  return found;
}

/** 31-014 and 31-015: a list of glyphs that need not be there, and then must be whole. */
export function incompleteSets(file: UaFile): readonly string[] {
  return composite(file).flatMap(({ font, codes }) => {
    const descriptor = at(descendantOf(font), "FontDescriptor");
    const set = descriptor instanceof PDFDict ? at(descriptor, "CIDSet") : undefined;
    if (!(set instanceof PDFRawStream)) return [];
    const bits = bytesIn(set);
    const held = (code: number): boolean =>
      ((bits[code >> 3] ?? 0) & (0x80 >> (code & 7))) !== 0;
    return [...codes]
      .filter((code) => !held(code))
      .map((code) => `glyph ${code} of ${nameOf(font)}`);
  });
}

const forms = ({ document }: UaFile): readonly PDFRawStream[] =>
  document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((one) => one instanceof PDFRawStream)
    .filter(({ dict }) => text(at(dict, "Subtype")) === "Form");

/** 30-001. */
export function referenceObjects(file: UaFile): readonly string[] {
  return forms(file)
    .filter(({ dict }) => dict.has(PDFName.of("Ref")))
    .map(() => "a form");
}

/** 30-002; of a form that is drawn once nothing is asked, and none with marks is ours. */
export function markedForms(file: UaFile): readonly string[] {
  return forms(file)
    .filter((one) => /\/MCID\b/.test(unpacked(one)))
    .map(() => "a form");
}

/** 31-012, 31-013 and 31-017 to 31-026 ask of simple fonts; ours are composite ones. */
export function notOurs({ fonts }: UaFile): readonly string[] {
  return fonts
    .filter(({ font }) => text(at(font, "Subtype")) !== "Type0")
    .map(({ font }) => nameOf(font));
}
