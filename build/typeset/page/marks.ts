// Stage typeset, inside the browser. Chromium's tags tell a paragraph from a list, but not a note
// from its call, and nothing of an edition's own marks. Before printing, every element is given a
// private subtag of its language, which Chromium carries into the PDF as the language of its tag:
// so finishing knows for every tag which element it was made from.

/// <reference lib="dom" />

/** An element of the printed pages. Pieces of one element on several pages have one `source`. */
export interface Mark {
  readonly name: string;
  readonly classes: readonly string[];
  /** What identifies the element through its pieces; null where it has no piece but itself. */
  readonly source: string | null;
  readonly id: string;
  /** Language, where the element itself states one. */
  readonly lang: string | null;
  /** Of a link, with `#`. */
  readonly href: string | null;
  /** What is to be read out for it: `alt` of a picture, `aria-label` of anything else. */
  readonly spoken: string | null;
  /** `list-style-type` of a list, `scope` of a header cell; of a row `thead`, `tbody` or `tfoot`. */
  readonly form: string | null;
  /** Column from 0 and number of columns and rows, of a cell. */
  readonly cell: readonly [number, number, number] | null;
  /** Words of a label, a link or what has a name of its own; calls of notes left out. */
  readonly words: string | null;
}

export type ElementMarks = ReturnType<typeof marksModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function marksModule() {
  const LAYOUT =
    "br, wbr, hr, script, style, svg *, [class^='pagedjs_'], [class^='sheet'], .column-piece, [aria-hidden=true] *";
  const OWN_ROLE =
    "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, thead, tbody, tfoot, tr, td, th, caption, a, img, svg, aside, blockquote, figure, [role]";
  const WORDY = "a, .item-label, [aria-label]";
  /** `list-style-type` of every list: what is not in the document has no style. */
  const forms = new WeakMap<Element, string>();
  let marks: Mark[] = [];

  /** Takes the finished pages of a book, as long as they are in the document. */
  function begin(pages: readonly Element[]): void {
    keepLanguages(pages);
    for (const list of pages.flatMap((page) => [...page.querySelectorAll("ul, ol")])) {
      forms.set(list, getComputedStyle(list).listStyleType);
    }
  }

  /**
   * Text is set in the language that an element is in, and not in one that is its own alone: the
   * browser would make a font and a style for each.
   */
  function keepLanguages(pages: readonly Element[]): void {
    const own = pages.flatMap((page) => [...page.querySelectorAll("[lang]")]);
    const languages = new Set(own.map((element) => element.getAttribute("lang") ?? ""));
    const style = document.createElement("style");
    style.textContent = [...languages.add(rootLanguage())]
      .map((lang) => `[lang^="${lang}-x-s"] { -webkit-locale: "${lang}"; }`)
      .join("\n");
    document.head.append(style);
  }

  function rootLanguage(): string {
    return document.documentElement.lang || "und";
  }

  function cellOf(element: Element): Mark["cell"] {
    if (!(element instanceof HTMLTableCellElement)) return null;
    return [element.cellIndex, element.colSpan, element.rowSpan];
  }

  function formOf(element: Element): string | null {
    if (element.matches("th")) return element.getAttribute("scope") ?? "col";
    if (element.matches("tr")) return element.parentElement?.localName ?? null;
    return forms.get(element) ?? null;
  }

  function wordsOf(element: Element): string | null {
    if (!element.matches(WORDY)) return null;
    const own = element.cloneNode(true) as Element;
    for (const call of own.querySelectorAll(".note-call")) call.remove();
    return (own.textContent ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  }

  function mark(element: HTMLElement | SVGElement, lang: string): void {
    const { dataset } = element;
    const id = dataset.id ?? element.id;
    marks.push({
      name: element.localName,
      classes: [...element.classList],
      source: dataset.ref ?? (id === "" ? null : id),
      id,
      lang: element.getAttribute("lang"),
      href: element.getAttribute("href"),
      spoken: element.getAttribute("alt") ?? element.getAttribute("aria-label"),
      form: formOf(element),
      cell: cellOf(element),
      words: wordsOf(element),
    });
    element.setAttribute("lang", `${lang}-x-s${marks.length - 1}`);
    if (!element.matches(OWN_ROLE)) element.setAttribute("role", "group");
  }

  function visit(element: Element, lang: string): void {
    const own = element.getAttribute("lang") ?? lang;
    if (!element.matches(LAYOUT)) mark(element as HTMLElement, own);
    for (const child of element.children) visit(child, own);
  }

  /**
   * Marks every element of `pages` and tells of each, in the order of the numbers, from 0. To be
   * done while they are not in the document: the language of an element decides its style, and all
   * of it would be laid out anew.
   */
  function markPages(pages: readonly Element[]): Mark[] {
    marks = [];
    for (const page of pages) visit(page, rootLanguage());
    return marks;
  }

  return { begin, markPages };
}
