// What the Matterhorn Protocol asks of the structure tree: checkpoints 02, 09, 13 to 17 and 19.

import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { at, attributeOf, type Element, list, text, type UaFile } from "./file.ts";

/** ISO 32000-1, 14.8.4. */
const STANDARD = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
    " ",
  ),
);

const name = ({ type, dict }: Element): string => `${type} ${text(at(dict, "ID"))}`.trim();

function roles({ document }: UaFile): ReadonlyMap<string, string> {
  const root = at(document.catalog, "StructTreeRoot");
  const map = root instanceof PDFDict ? at(root, "RoleMap") : undefined;
  const entries = map instanceof PDFDict ? map.entries() : [];
  return new Map(entries.map(([key, value]) => [key.decodeText(), text(value)]));
}

/** 02-001. */
export function endsInNoStandardType(file: UaFile): readonly string[] {
  const map = roles(file);
  const ends = (type: string, seen: readonly string[]): boolean => {
    if (STANDARD.has(type)) return true;
    const next = map.get(type);
    return next !== undefined && !seen.includes(type) && ends(next, [...seen, type]);
  };
  return file.elements
    .filter(({ written }) => !ends(written, []))
    .map(({ written }) => written);
}

/** 02-003. */
export function mapsInCircles(file: UaFile): readonly string[] {
  const map = roles(file);
  return [...map.keys()].filter((type) => {
    let one = map.get(type);
    for (let steps = 0; one !== undefined && steps <= map.size; steps += 1) {
      if (one === type) return true;
      one = map.get(one);
    }
    return false;
  });
}

/** 02-004. */
export function remapsStandardTypes(file: UaFile): readonly string[] {
  return [...roles(file).keys()].filter((type) => STANDARD.has(type));
}

/** Which parents a type must have, and which children it may have. ISO 32000-1, tables 333, 336, 337. */
const TABLES = {
  parents: {
    TR: ["Table", "THead", "TBody", "TFoot"],
    TH: ["TR"],
    TD: ["TR"],
    THead: ["Table"],
    TBody: ["Table"],
    TFoot: ["Table"],
  },
  children: {
    Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
    THead: ["TR"],
    TBody: ["TR"],
    TFoot: ["TR"],
    TR: ["TH", "TD"],
  },
};
const LISTS = {
  parents: { LI: ["L"], LBody: ["LI"] },
  children: { L: ["L", "LI", "Caption"], LI: ["Lbl", "LBody"] },
};
const CONTENTS = {
  parents: { TOCI: ["TOC"] },
  children: {
    TOC: ["TOC", "TOCI", "Caption"],
    TOCI: ["Lbl", "Reference", "NonStruct", "P", "TOC"],
  },
};
const RUBY = {
  parents: { RB: ["Ruby"], RT: ["Ruby"], RP: ["Ruby"] },
  children: { Ruby: ["RB", "RT", "RP"] },
};
const WARICHU = {
  parents: { WT: ["Warichu"], WP: ["Warichu"] },
  children: { Warichu: ["WT", "WP"] },
};

interface Syntax {
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly children: Readonly<Record<string, readonly string[]>>;
}

function breaches({ elements }: UaFile, { parents, children }: Syntax): readonly string[] {
  return elements.flatMap((one) => {
    const wanted = parents[one.type];
    const allowed = children[one.type];
    const wrong = allowed ? one.children.filter(({ type }) => !allowed.includes(type)) : [];
    const bare = allowed !== undefined && one.stretches.length > 0;
    return [
      ...(wanted && !wanted.includes(one.parent?.type ?? "")
        ? [`${name(one)} in ${one.parent?.type ?? "nothing"}`]
        : []),
      ...wrong.map((child) => `${name(child)} in ${name(one)}`),
      ...(bare ? [`text outright in ${name(one)}`] : []),
    ];
  });
}

/** 09-004. */
export const misusesTables = (file: UaFile) => [...breaches(file, TABLES), ...ragged(file)];
/** 09-005. */
export const misusesLists = (file: UaFile) => breaches(file, LISTS);
/** 09-006. */
export const misusesContents = (file: UaFile) => breaches(file, CONTENTS);
/** 09-007. */
export const misusesRuby = (file: UaFile) => breaches(file, RUBY);
/** 09-008. */
export const misusesWarichu = (file: UaFile) => breaches(file, WARICHU);

/** Rows of one table that do not reach as far as the others. */
function ragged({ elements }: UaFile): readonly string[] {
  return elements
    .filter(({ type }) => type === "Table")
    .flatMap((table) => {
      const widths = new Set(rowsOf(table).map(widthOf));
      const spans = rowsOf(table).some(({ children }) =>
        children.some((cell) => Number(attributeOf(cell, "RowSpan") || 1) > 1),
      );
      return widths.size > 1 && !spans
        ? [`a table with rows of ${[...widths].join(" and ")}`]
        : [];
    });
}

function rowsOf(element: Element): readonly Element[] {
  return element.children.flatMap((one) => (one.type === "TR" ? [one] : rowsOf(one)));
}

function widthOf({ children }: Element): number {
  return children.reduce((sum, cell) => sum + Number(attributeOf(cell, "ColSpan") || 1), 0);
}

/** 13-004. */
export function figuresUnsaid({ elements }: UaFile): readonly string[] {
  return elements
    .filter(({ type }) => type === "Figure")
    .filter(({ dict }) => !text(at(dict, "Alt")) && !text(at(dict, "ActualText")))
    .map(name);
}

function levels({ elements }: UaFile): readonly number[] {
  return elements.flatMap(({ type }) => /^H([1-6])$/.exec(type)?.[1] ?? []).map(Number);
}

/** 14-002. */
export function beginsBelow(file: UaFile): readonly string[] {
  const [first = 1] = levels(file);
  return first === 1 ? [] : [`the first heading is H${first}`];
}

/** 14-003. */
export function skipsLevels(file: UaFile): readonly string[] {
  const all = levels(file);
  return all.flatMap((level, index) => {
    const before = all[index - 1] ?? 1;
    return level > before + 1 ? [`H${level} after H${before}`] : [];
  });
}

/** 14-006. */
export function severalH({ elements }: UaFile): readonly string[] {
  return elements
    .filter(({ children }) => children.filter(({ type }) => type === "H").length > 1)
    .map(name);
}

/** 14-007. */
export function mixesH(file: UaFile): readonly string[] {
  const unnumbered = file.elements.some(({ type }) => type === "H");
  return unnumbered && levels(file).length > 0 ? ["both H and H1 to H6"] : [];
}

/** 15-003. */
export function headersWithoutScope({ elements }: UaFile): readonly string[] {
  return elements
    .filter(({ type }) => type === "TH")
    .filter((one) => !["Row", "Column", "Both"].includes(attributeOf(one, "Scope")))
    .map(name);
}

/** 17-002. */
export function formulasUnsaid({ elements }: UaFile): readonly string[] {
  return elements
    .filter(({ type, dict }) => type === "Formula" && !text(at(dict, "Alt")))
    .map(name);
}

const notes = ({ elements }: UaFile) => elements.filter(({ type }) => type === "Note");

/** 19-003. */
export function notesWithoutId(file: UaFile): readonly string[] {
  return notes(file)
    .filter(({ dict }) => !dict.has(PDFName.of("ID")))
    .map(name);
}

/** 19-004. */
export function notesOfOneId(file: UaFile): readonly string[] {
  const ids = notes(file).map(({ dict }) => text(at(dict, "ID")));
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Not in the protocol, but in ISO 32000-1, 14.7.4.4: the parent tree names the element of every stretch. */
export function strayParents({ document, elements }: UaFile): readonly string[] {
  const root = at(document.catalog, "StructTreeRoot");
  const tree = root instanceof PDFDict ? at(root, "ParentTree") : undefined;
  const nums = tree instanceof PDFDict ? list(at(tree, "Nums")) : [];
  const parents = new Map<string, unknown>();
  for (let index = 0; index + 1 < nums.length; index += 2) {
    parents.set(text(nums[index]), nums[index + 1]);
  }
  const pages = document.getPages();
  return elements.flatMap((one) => [
    ...one.stretches.filter((stretch) => {
      const [page, mcid] = stretch.split(":").map(Number);
      const key = text(at(pages[page ?? -1]?.node, "StructParents"));
      const owners = parents.get(key);
      return list(owners as never)[mcid ?? -1] !== one.dict;
    }),
    ...one.annotations
      .filter((annotation) => parents.get(text(at(annotation, "StructParent"))) !== one.dict)
      .map(() => `a link of ${name(one)}`),
  ]);
}
