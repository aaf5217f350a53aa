// The part of markdown-it-footnote that is used here; it ships no types.

declare module "markdown-it-footnote" {
  import type MarkdownIt from "markdown-it";

  function footnote(md: InstanceType<typeof MarkdownIt>): void;

  // biome-ignore lint/style/noDefaultExport: it is the form in which the package exports it
  export { footnote as default };
}
