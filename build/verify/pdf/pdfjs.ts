// The one door to pdfjs. Its worker's code is loaded with it and runs in this thread. Floor: verify.

import { restoreNatives } from "./natives.ts"; // Before pdfjs: it keeps what was there.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";

export {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";

restoreNatives();
