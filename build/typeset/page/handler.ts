// Stage typeset, inside the browser. Stet's one handler in Paged.js: it takes over where pages
// break and where notes go, and takes finished pages out of the document, because four fifths of
// Paged.js's time is spent restyling pages that are already done.

/// <reference lib="dom" />

import type { Breaking, Origin } from "./breaking.ts";
import type { Notes } from "./notes.ts";
import type {
  BreakToken,
  Chunker,
  HandlerClass,
  Layout,
  PagedLibrary,
  PagedPage,
} from "./paged.ts";
import type { Whereabout } from "./whereabouts.ts";

/** A page as laid out, before folios are known. */
export interface LaidPage {
  readonly element: HTMLElement;
  readonly blank: boolean;
  /** Id of the part whose text stands on it; null on a blank page. */
  readonly part: string | null;
  /** Where in the source its text begins; null on a page without text of its own. */
  readonly start: Origin | null;
}

/** What one layout works on; begun anew for every round. */
export interface Round {
  readonly elements: ReadonlyMap<string, Element>;
  /** The last text of every part. */
  readonly ends: ReadonlySet<Node>;
  readonly pages: LaidPage[];
  readonly onPage: (count: number) => void;
  /** Told of the part that comes next, before its text is looked at. */
  readonly onPart: (part: Element) => void;
}

export type Handling = ReturnType<typeof handlerModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function handlerModule(breaking: Breaking, notes: Notes, whereabouts: Whereabout) {
  let round: Round;

  function begin(next: Round): void {
    round = next;
  }

  /** Replaces Paged.js's own footnotes by ours, and its search for the break. */
  function register(library: PagedLibrary): void {
    const handlers = library.registeredHandlers;
    const own = handlers.findIndex((handler) => handler.name === "Footnotes");
    handlers.splice(own, 1);
    handlers.push(handlerClass(library.Handler));
  }

  function handlerClass(Handler: HandlerClass): HandlerClass {
    return class StetHandler extends Handler {
      readonly #chunker: Chunker;

      constructor(chunker: Chunker, polisher: unknown, caller: unknown) {
        super(chunker, polisher, caller);
        this.#chunker = chunker;
      }

      beforePageLayout(page: PagedPage, _content: unknown, token?: BreakToken): void {
        detachBefore(this.#chunker, page);
        const part = partOf(token?.node);
        if (!part || part.id === lastPart()) return;
        whereabouts.reached(part);
        round.onPart(part);
      }

      onPageLayout(_wrapper: HTMLElement, token: BreakToken, layout: Layout): void {
        takeOver(layout, token.constructor as new (node: Node, offset: number) => BreakToken);
      }

      renderNode(clone: Node, source: Node): void {
        breaking.remember(clone, source);
      }

      layout(wrapper: HTMLElement): void {
        const area = wrapper.closest<HTMLElement>(".pagedjs_area");
        if (!area) return;
        dressTop(wrapper);
        notes.place(area, { breaks, ends: isEnd(wrapper) });
      }

      async afterPageLayout(
        element: HTMLElement,
        page: PagedPage,
        token: BreakToken | undefined,
      ): Promise<void> {
        page.removeListeners();
        if (isNotesPage(element)) {
          notes.fillNotesPage(element);
        } else {
          notes.finish(element);
        }
        record(element, page);
        if (notes.hasCarried() && !page.blank && endsPart(element, token)) {
          notesPages += 1;
          await this.#chunker.clonePage(page);
          notesPages -= 1;
        }
      }
    };
  }

  /** True if what Paged.js looks at next must begin a page. */
  let breaks = false;

  /** More than none while a page is being made for what is left of the notes alone. */
  let notesPages = 0;

  function isNotesPage(element: HTMLElement): boolean {
    if (notesPages === 0) return false;
    element.classList.add("notes-page");
    for (const name of [...element.classList]) {
      if (name.endsWith("_first_page")) element.classList.remove(name);
    }
    return true;
  }

  /**
   * Two pages stay: Paged.js puts the next after the last, and compares it with the last. It also
   * forgets to count a page that it cloned.
   */
  function detachBefore(chunker: Chunker, page: PagedPage): void {
    chunker.total = chunker.pages.length;
    const index = chunker.pages.indexOf(page);
    chunker.pages[index - 2]?.element.remove();
  }

  function takeOver(
    layout: Layout,
    Token: new (node: Node, offset: number) => BreakToken,
  ): void {
    const prototype = Object.getPrototypeOf(layout) as Layout & { taken?: boolean };
    if (prototype.taken) return;
    prototype.taken = true;
    prototype.findOverflow = (rendered) => {
      const box = rendered.closest(".pagedjs_page_content");
      return box ? breaking.overflowOf(rendered, box) : undefined;
    };
    prototype.createBreakToken = (overflow) => {
      const place = breaking.sourceOf(overflow, round.elements);
      return place && new Token(place.node, place.offset);
    };
    prototype.hyphenateAtBreak = breaking.closeCut;
    const { shouldBreak } = prototype;
    prototype.shouldBreak = function (this: Layout, node, limiter) {
      breaks = shouldBreak.call(this, node, limiter);
      return breaks;
    };
  }

  function lastText(root: Element): Text | undefined {
    return breaking.textNodes(root).findLast(breaking.hasText);
  }

  function isEnd(wrapper: HTMLElement): boolean {
    const last = lastText(wrapper);
    const origin = last && breaking.origins.get(last);
    return !!origin && round.ends.has(origin.node);
  }

  /** Space above is dropped at the top of a page that broke by itself, and a table's head is repeated. */
  function dressTop(wrapper: HTMLElement): void {
    let top = wrapper.firstElementChild;
    let continued = false;
    while (top instanceof HTMLElement) {
      if (top.dataset.splitFrom !== undefined) {
        continued = true;
        if (top.matches("table")) repeatHead(top);
      } else if (continued) top.dataset.pageTop = "";
      top = top.firstElementChild;
    }
  }

  function repeatHead(table: Element): void {
    if (table.querySelector(":scope > thead")) return;
    const head = round.elements
      .get(table.getAttribute("data-ref") ?? "")
      ?.querySelector("thead");
    if (!head) return;
    const copy = head.cloneNode(true) as HTMLElement;
    copy.setAttribute("aria-hidden", "true");
    for (const one of [copy, ...copy.querySelectorAll("[id], [data-ref]")]) {
      one.removeAttribute("id");
      one.removeAttribute("data-ref");
    }
    table.prepend(copy);
  }

  function record(element: HTMLElement, page: PagedPage): void {
    const text = element.querySelector(".pagedjs_page_content");
    const first = text
      ? breaking
          .textNodes(text)
          .find((node) => breaking.hasText(node) && breaking.origins.has(node))
      : undefined;
    const start = (first && breaking.origins.get(first)) ?? null;
    const section = element.querySelector<HTMLElement>(".pagedjs_page_content .part");
    const part = section?.dataset.id ?? (isNotesOnly(element) ? lastPart() : null);
    round.pages.push({ element, blank: page.blank === true, part, start });
    round.onPage(round.pages.length);
  }

  function isNotesOnly(element: HTMLElement): boolean {
    return element.classList.contains("notes-page");
  }

  function lastPart(): string | null {
    return round.pages.at(-1)?.part ?? null;
  }

  function partOf(node: Node | undefined): Element | null {
    const element = node instanceof HTMLElement ? node : node?.parentElement;
    return element?.closest(".part") ?? null;
  }

  /** True if the page after this one begins another part, or there is none. */
  function endsPart(element: HTMLElement, token: BreakToken | undefined): boolean {
    if (!token?.node) return true;
    const next = partOf(token.node);
    const here = element.querySelector<HTMLElement>(".pagedjs_page_content .part");
    return !next || next.id !== here?.dataset.id;
  }

  return { begin, register };
}
