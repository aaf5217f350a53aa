// Ground of the part explain.

/** What a rule means to whoever has met it. English, as the findings are. */
export interface Explanation {
  /** Why it is a rule. */
  readonly why: string;
  /** An example that breaks it. */
  readonly wrong: string;
  /** The same as it should be. */
  readonly right: string;
  /** What to do. */
  readonly remedy: string;
}
