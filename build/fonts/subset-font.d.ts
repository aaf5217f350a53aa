// subset-font ships no types. Only what is used of it.

declare module "subset-font" {
  interface Options {
    readonly targetFormat?: "sfnt" | "truetype" | "woff" | "woff2";
    readonly keepFeatures?: readonly string[];
    readonly preserveNameIds?: readonly number[];
  }
  function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>;
  export = subsetFont;
}
