// Stage typeset, inside the browser. The boxes of pages: which `@page` rules concern a page, how
// large its text area is, and the boxes that give it its running heads and folio.

/// <reference lib="dom" />

import type { Declaration, PageRule } from "../paged-media.ts";

/** All that tells one page's boxes from another's. */
export interface PageType {
  /** As `page:` names it; nothing for a page without a name. */
  readonly name: string;
  /** True of the first page of a part. */
  readonly first: boolean;
  /** True of the first page of all. */
  readonly opening: boolean;
  readonly side: "left" | "right";
  readonly blank: boolean;
}

/** Pixels. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a page prints in its margins. */
export interface Furniture {
  readonly strings: ReadonlyMap<string, PageString>;
  readonly folio: string;
  readonly count: number;
}

/** CSS Generated Content for Paged Media, 1.1: values of a named string as a page begins, goes on and ends. */
export interface PageString {
  readonly start: string;
  readonly first: string;
  readonly last: string;
}

export type Boxes = ReturnType<typeof boxesModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function boxesModule(roman: (number: number) => string) {
  let rules: readonly PageRule[] = [];
  const geometries = new Map<string, Geometry>();
  /** Declarations of a margin box -> its class. */
  const classes = new Map<string, string>();
  const ORDINARY: PageType = {
    name: "",
    first: false,
    opening: false,
    side: "right",
    blank: false,
  };

  function begin(pages: readonly PageRule[]): void {
    rules = pages;
    geometries.clear();
    classes.clear();
  }

  /** The rules that concern a page, the weightier later. CSS Paged Media 3, 4.4 for their order. */
  function rulesFor(type: PageType): PageRule[] {
    return rules
      .filter(({ name, pseudos }) => {
        if (name !== null && name !== type.name) return false;
        return pseudos.every((pseudo) => holds(pseudo, type, name !== null));
      })
      .sort((a, b) => weight(a) - weight(b));
  }

  /** `NAME:first` is the first page of each part that has the name; `:first` that of the document. */
  function holds(pseudo: string, type: PageType, ofName: boolean): boolean {
    if (pseudo === "first") return ofName ? type.first && !type.blank : type.opening;
    if (pseudo === "blank") return type.blank;
    return pseudo === type.side;
  }

  function weight({ name, pseudos }: PageRule): number {
    const of = (pseudo: string) => (pseudo === "left" || pseudo === "right" ? 1 : 10);
    return (name ? 100 : 0) + pseudos.reduce((sum, pseudo) => sum + of(pseudo), 0);
  }

  function declarationsFor(type: PageType, box?: string): Declaration[] {
    return rulesFor(type).flatMap((rule) =>
      box === undefined ? rule.declarations : (rule.boxes[box] ?? []),
    );
  }

  function styleOf(declarations: readonly Declaration[]): string {
    return declarations.map(([property, value]) => `${property}: ${value};`).join(" ");
  }

  /** Reads lengths as the browser does. */
  function geometryOf(type: PageType): Geometry {
    const key = JSON.stringify(type);
    const known = geometries.get(key);
    if (known) return known;
    const declarations = declarationsFor(type);
    const size =
      declarations.findLast(([property]) => property === "size")?.[1] ?? "8.5in 11in";
    const [width = "8.5in", height = width] = size.split(/\s+/);
    const probe = document.createElement("div");
    probe.style.cssText = `${styleOf(declarations)} display: block; position: absolute; visibility: hidden; width: ${width}; height: ${height}; padding: 0; border: 0; box-sizing: content-box;`;
    document.body.append(probe);
    const style = getComputedStyle(probe);
    const pixels = (property: string) =>
      Number.parseFloat(style.getPropertyValue(property)) || 0;
    const geometry = {
      width: pixels("width"),
      height: pixels("height"),
      top: pixels("margin-top"),
      right: pixels("margin-right"),
      bottom: pixels("margin-bottom"),
      left: pixels("margin-left"),
    };
    probe.remove();
    geometries.set(key, geometry);
    return geometry;
  }

  /** What `@footnote` says of the area of the notes. */
  function notesStyle(): string {
    return styleOf(declarationsFor(ORDINARY, "footnote"));
  }

  /**
   * The margin boxes of a page, as CSS Paged Media 3, 5 arranges them. They are made here because
   * Chromium's own have neither small capitals nor old-style figures, and cut off what stands
   * beside the text. Readers pass them over.
   */
  function marginsOf(type: PageType, furniture: Furniture): HTMLElement[] {
    const found = ["top", "bottom"].map((edge) => {
      const row = document.createElement("div");
      row.className = `sheet-margin sheet-${edge}`;
      row.setAttribute("aria-hidden", "true");
      const made = ["left", "center", "right"].map((place) =>
        marginBox(type, furniture, `${edge}-${place}`),
      );
      row.append(...made);
      return made.some(({ textContent }) => textContent) ? [row] : [];
    });
    return found.flat();
  }

  function marginBox(type: PageType, furniture: Furniture, name: string): HTMLElement {
    const box = document.createElement("div");
    const declarations = declarationsFor(type, name);
    const content = declarations.findLast(([property]) => property === "content")?.[1] ?? "";
    box.textContent = wordsOf(content, furniture);
    box.className = `margin-${name.replace(/^.*-/, "")}`;
    if (box.textContent) box.classList.add(classFor(declarations));
    return box;
  }

  function classFor(declarations: readonly Declaration[]): string {
    const shown = declarations.filter(([property]) => property !== "content");
    const align =
      shown.findLast(([property]) => property === "vertical-align")?.[1] ?? "middle";
    const self = { top: "start", bottom: "end" }[align] ?? "center";
    const text = `${styleOf(shown)} align-self: ${self};`;
    const known = classes.get(text) ?? `margin-${classes.size}`;
    classes.set(text, known);
    return known;
  }

  /** The rules of all the margin boxes made so far, and the size of the paper. */
  function styles(): string {
    const rules = [...classes].map(([text, name]) => `.${name} { ${text} }`);
    const { width, height } = geometryOf(ORDINARY);
    return [`@page { size: ${width}px ${height}px; margin: 0; }`, ...rules].join("\n");
  }

  /** What a `content` says: strings, named strings and the page's number. */
  function wordsOf(content: string, furniture: Furniture): string {
    const items = content.matchAll(
      /"((?:[^"\\]|\\.)*)"|string\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)|counter\(\s*page\s*(?:,\s*([\w-]+)\s*)?\)/g,
    );
    return [...items].map((item) => wordOf(item, furniture)).join("");
  }

  function wordOf(
    [item, literal, name, which = "first", style = "decimal"]: RegExpMatchArray,
    { folio, strings, count }: Furniture,
  ): string {
    if (literal !== undefined) return literal.replace(/\\(.)/g, "$1");
    if (name === "folio") return folio;
    if (name !== undefined) return chosen(strings.get(name), which);
    return item.startsWith("counter") ? counted(count, style) : "";
  }

  function counted(count: number, style: string): string {
    if (style === "lower-roman") return roman(count);
    return style === "upper-roman" ? roman(count).toUpperCase() : String(count);
  }

  function chosen(value: PageString | undefined, which: string): string {
    if (!value) return "";
    if (which === "first-except") return value.first === value.start ? value.first : "";
    return which === "start" || which === "last" ? value[which] : value.first;
  }

  return { begin, geometryOf, notesStyle, marginsOf, styles };
}
