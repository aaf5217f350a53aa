// The one door to pdfjs. Its worker's code is loaded with it and runs in this thread. Floor: verify.

import { restoreNatives } from "./natives.ts";

export type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

// Not imported as others are: a bundler would have them run before natives.ts keeps what is there.
await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
export const { getDocument, OPS, VerbosityLevel } = await import(
  "pdfjs-dist/legacy/build/pdf.mjs"
);

restoreNatives();
