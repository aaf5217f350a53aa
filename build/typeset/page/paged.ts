// Stage typeset, inside the browser. The parts of Paged.js 0.4.3 that Stet's handlers touch; the
// package has no types of its own.

/// <reference lib="dom" />

/** Where the next page begins: a node of the source, and how many of its characters are done. */
export interface BreakToken {
  readonly node: Node;
  readonly offset: number;
}

export interface Layout {
  findOverflow(rendered: HTMLElement): Range | undefined;
  createBreakToken(overflow: Range): BreakToken | undefined;
  hyphenateAtBreak(container: Node): void;
  shouldBreak(node: Node, limiter: Node): boolean;
}

export interface PagedPage {
  readonly element: HTMLElement;
  readonly blank?: boolean;
  removeListeners(): void;
}

export interface Chunker {
  readonly pages: readonly PagedPage[];
  readonly pagesArea: HTMLElement;
  total: number;
  flow(content: DocumentFragment, renderTo?: HTMLElement): Promise<unknown>;
  clonePage(page: PagedPage): Promise<void>;
}

export interface Previewer {
  readonly chunker: Chunker;
  preview(
    content: DocumentFragment,
    styles: readonly Readonly<Record<string, string>>[],
    renderTo: HTMLElement,
  ): Promise<unknown>;
}

export interface HandlerClass {
  new (chunker: Chunker, polisher: unknown, caller: unknown): object;
  readonly name: string;
}

/** The global that `dist/paged.js` sets. */
export interface PagedLibrary {
  readonly Handler: HandlerClass;
  readonly Previewer: new () => Previewer;
  readonly registeredHandlers: HandlerClass[];
}
