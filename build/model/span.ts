/** A stretch of one manuscript file: UTF-16 offsets into its text, `end` exclusive. */
export interface Span {
  /** Path relative to the edition's folder, with forward slashes. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One file of the edition as read: its text is never altered after this. */
export interface Source {
  readonly path: string;
  readonly text: string;
}
