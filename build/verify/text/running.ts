// Running text as verify compares it: printed characters one by one, white space set apart.
// Floor: verify. Both readings and the model are reduced to this before they are compared.

/** What precedes a character: a space, nothing, or a line end that may have been either. */
export const SPACE = 1;
export const NONE = 0;
export const UNKNOWN = 2;
export type Before = typeof SPACE | typeof NONE | typeof UNKNOWN;

/**
 * Characters in reading order. `at` is whatever the reading knows a place by: the index of a
 * glyph, or of an element. `soft` marks a hyphen at a line's end, which may be no part of the word.
 */
export class Running {
  readonly chars: string[] = [];
  readonly before: Before[] = [];
  readonly soft: boolean[] = [];
  readonly at: number[] = [];

  /** Adds text that stands at `at`; white space inside it parts its words. */
  add(text: string, at: number, before: Before, soft = false): void {
    if (text.length === 1 && isPlain(text)) {
      this.push(text, before, soft, at);
      return;
    }
    if (before !== SPACE && /^\p{M}/u.test(text) && this.rejoin(text)) return;
    let parted = before;
    for (const char of printedChars(text)) {
      if (char === " ") {
        parted = SPACE;
        continue;
      }
      this.push(char, parted, soft, at);
      parted = NONE;
    }
  }

  /** A mark that comes by itself belongs to the letter before it: `e` and U+0301 are `é`. */
  private rejoin(mark: string): boolean {
    const from = this.chars.findLastIndex((char) => !/^\p{M}/u.test(char));
    const [before, place] = [this.before[from], this.at[from]];
    if (before === undefined || place === undefined) return false;
    const letter = this.chars.slice(from).join("");
    this.cutOff(from);
    this.add(letter + mark, place, before);
    return true;
  }

  protected cutOff(from: number): void {
    for (const list of [this.chars, this.before, this.soft, this.at]) list.length = from;
  }

  private push(char: string, before: Before, soft: boolean, at: number): void {
    this.chars.push(char);
    this.before.push(before);
    this.soft.push(soft);
    this.at.push(at);
  }

  get length(): number {
    return this.chars.length;
  }

  /** The text from `from` to `to`, spaces where they were seen or are likely. */
  slice(from = 0, to = this.length): string {
    let text = "";
    for (let i = Math.max(0, from); i < Math.min(to, this.length); i += 1) {
      const parted = this.before[i] !== NONE && i > from && !this.soft[i - 1];
      const dropped = this.soft[i] && i + 1 < to;
      text += (parted ? " " : "") + (dropped ? "" : (this.chars[i] ?? ""));
    }
    return text;
  }

  /** Adds the characters of another from `from` to `to`, as they are. */
  append(other: Running, from = 0, to = other.length): void {
    for (let at = from; at < to; at += 1) {
      const { chars, before, soft, at: places } = other;
      this.push(chars[at] ?? "", before[at] ?? UNKNOWN, soft[at] ?? false, places[at] ?? -1);
    }
  }

  /** The part of it from `from` to `to`. */
  cut(from: number, to: number): Running {
    const part = new Running();
    part.append(this, from, to);
    return part;
  }
}

/** Characters that show nothing by themselves: soft hyphen, zero-width marks, variation selectors. */
const SILENT = /\u00ad|[\u200b-\u200f]|[\u2060-\u2064]|\ufeff|\p{Variation_Selector}/gu;

/**
 * The characters a reader tells apart. Ligatures and superior figures are what they stand for
 * (Unicode NFKC), the several hyphens are one, white space of any kind is one space.
 */
export function printedChars(text: string): readonly string[] {
  return isPlain(text) ? text.split("") : Array.from(printed(text));
}

function printed(text: string): string {
  return text
    .replace(SILENT, "")
    .normalize("NFKC")
    .replace(/[\u2010\u2011]/gu, "-")
    .replace(/\s+/gu, " ");
}

/** Signs that are what they stand for, and no white space. */
function isPlain(text: string): boolean {
  return /^[!-~]*$/u.test(text);
}

/** Only the letters and figures, in lower case: what survives any line end and any small capital. */
export function letters(text: string): string {
  return printed(text)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
