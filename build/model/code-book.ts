// A regime's withholding codes, as a YAML file states them. Ground floor.

/** One code of a code book. */
export interface CodeEntry {
  /** As a reviewer writes it: `(b)(1)`. */
  readonly code: string;
  readonly section: string;
  readonly wording: string;
  /** False where the wording could not be confirmed from a source: printed only with that said. */
  readonly verified: boolean;
  /** Other ways in which reviewers write it: `25X1` for `3.3(b)(1)`. */
  readonly forms?: readonly string[];
  /** ISO dates between which it is in force, where they are not its book's. */
  readonly from?: string;
  readonly until?: string;
}
/** A legal regime's withholding codes: data, never program. */
export interface CodeBook {
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  /** Of its wordings, BCP 47; absent where it is the edition's. */
  readonly language?: string;
  /** ISO dates between which it is in force; open ends are absent. */
  readonly from?: string;
  readonly until?: string;
  readonly source: string;
  readonly codes: readonly CodeEntry[];
}
