// What Stet uses of citation-js, which ships no types.

declare module "@citation-js/core" {
  export const plugins: {
    readonly config: { get(name: string): unknown };
    readonly input: {
      chain(
        input: unknown,
        options: { forceType: string; generateGraph?: boolean; target?: string },
      ): unknown[];
    };
  };
}
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-bibtex";
