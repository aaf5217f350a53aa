// What `npm run compile` makes of build/: the command in a few files, with the libraries in them. A
// program of six hundred files takes most of a second to load, whatever it is asked to do.

import { rolldown } from "rolldown";

/** Libraries that find files of their own beside them. */
const APART = [
  "@hyzyla/pdfium",
  "@resvg/resvg-wasm",
  "epub-gen-memory",
  "harfbuzzjs",
  "pagedjs",
  "pdfjs-dist",
  "subset-font",
];

const bundle = await rolldown({
  input: {
    main: "build/main.ts",
    "pipeline/proving-thread": "build/pipeline/proving-thread.ts",
    "pipeline/trials-thread": "build/pipeline/trials-thread.ts",
    "bench/main": "build/bench/main.ts",
    "bench/build": "build/bench/build.ts",
    "bench/citations": "build/bench/citations.ts",
  },
  external: APART.map((name) => new RegExp(`^${name}(/|$)`)),
  platform: "node",
  transform: { target: "node20.19" },
  checks: { toleratedTransform: false, eval: false },
});
await bundle.write({
  dir: "dist/js",
  format: "esm",
  cleanDir: true,
  chunkFileNames: "parts/[name]-[hash].js",
});
await bundle.close();
