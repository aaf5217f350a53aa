// pdfjs ships no types of its worker, which is loaded for what it does.
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
