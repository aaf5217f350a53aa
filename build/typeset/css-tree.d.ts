// css-tree in one file, which loads five times as fast as its hundred; the types are the same.

declare module "css-tree/dist/csstree.esm" {
  export * from "css-tree";
}
