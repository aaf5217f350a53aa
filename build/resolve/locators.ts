// Splits a locator as an editor writes it into CSL's label and number. Floor: resolve.

/** CSL 1.0.2 locator labels by the abbreviations editors use, in the languages Stet ships. */
const TERMS: Readonly<Record<string, readonly string[]>> = {
  page: ["p", "pp", "page", "pages", "s", "seite", "seiten", "pág", "págs", "с", "с."],
  volume: ["vol", "vols", "volume", "volumes", "bd", "bde", "band", "t", "tome", "т"],
  chapter: ["chap", "chaps", "chapter", "kap", "kapitel", "cap", "гл"],
  section: ["sec", "secs", "sect", "section", "sections", "§", "§§", "abschn"],
  paragraph: ["para", "paras", "paragraph", "par", "¶", "abs"],
  note: ["n", "nn", "note", "notes", "anm"],
  line: ["l", "ll", "line", "lines", "z", "zeile", "zeilen"],
  folio: ["fol", "fols", "folio", "f", "ff", "bl", "blatt"],
  column: ["col", "cols", "column", "sp", "spalte"],
  number: ["no", "nos", "number", "nr", "№"],
  part: ["pt", "pts", "part", "teil"],
  book: ["bk", "bks", "book"],
  figure: ["fig", "figs", "figure", "abb"],
  issue: ["iss", "issue", "heft"],
};

export interface Locator {
  readonly label: string;
  readonly locator: string;
}

/**
 * `pp. 176-177` is `{label: "page", locator: "176-177"}`; a bare number is a page. Null for words
 * CSL has no label for (`doc. 65`): they are printed after the citation as they stand.
 */
export function readLocator(text: string): Locator | null {
  const trimmed = text.trim();
  if (/^[\divxlc]+(?:\s*[-–,]\s*[\divxlc]+)*$/i.test(trimmed)) {
    return { label: "page", locator: trimmed };
  }
  const split = /^([\p{L}§¶№]+)\.?\s*([A-Z]?\d.*|[ivxlc]+\b.*|[IVXLC]+\b.*)$/u.exec(trimmed);
  const term = split?.[1]?.toLowerCase();
  if (!split || term === undefined) return null;
  const found = Object.entries(TERMS).find(([, terms]) => terms.includes(term));
  return found ? { label: found[0], locator: split[2] ?? "" } : null;
}
