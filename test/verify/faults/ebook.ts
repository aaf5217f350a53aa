// What a fault in a finished EPUB is, and the files of the specimen's that are changed.

export const MEMO = "OEBPS/documents/vermerk.xhtml";
export const LETTER = "OEBPS/documents/schreiben.xhtml";
export const LEDGER = "OEBPS/text/ledger.xhtml";
export const INDEX = "OEBPS/text/index.xhtml";
export const WORKS = "OEBPS/text/bibliography.xhtml";
export const NAV = "OEBPS/toc.xhtml";
export const PACKAGE = "OEBPS/content.opf";
export const STYLE = "OEBPS/style.css";

/** Planting works on the file as text: `from` stands in it, `to` takes its place. */
export interface EbookFault {
  readonly says: string;
  readonly file: string;
  readonly from: RegExp | string;
  readonly to?: string;
  readonly finds: readonly string[];
  /** Whether print has to be at hand. */
  readonly beside?: "print";
}
