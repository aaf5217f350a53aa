// Stage typeset. Reading the drawing instructions of a page: which stretches are marked for the
// structure tree, and what is drawn outside all of them. ISO 32000-1, 7.8.2 and 14.6.

/** One instruction: its operands and operator, as positions in the page's bytes. */
export interface Instruction {
  readonly operator: string;
  /** Where each operand begins and ends; an array's brackets and a dictionary's are operands of their own. */
  readonly operands: readonly (readonly [number, number])[];
  readonly start: number;
  readonly end: number;
}

const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const sign of "()<>[]{}/%") KIND[sign.charCodeAt(0)] = DELIMITER;

const [PERCENT, OPEN, CLOSE, BACKSLASH, LESS, MORE, SLASH] = [..."%()\\<>/"].map((sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number];

/** Every instruction of a content stream in order, linear in its length. */
export function* instructions(bytes: Buffer): Generator<Instruction> {
  let operands: [number, number][] = [];
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at] as number;
    if (KIND[code] === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    if (code === PERCENT) {
      at = endOfLine(bytes, at);
      continue;
    }
    if (KIND[code] === DELIMITER) {
      at = endOfDelimited(bytes, at);
      operands.push([start, at]);
      continue;
    }
    at = endOfRegular(bytes, at);
    if (isOperand(bytes, start, at)) {
      operands.push([start, at]);
      continue;
    }
    let operator = bytes.toString("latin1", start, at);
    if (operator === "BI") {
      at = endOfInlineImage(bytes, at);
      operator = "EI";
    }
    yield { operator, operands, start: operands[0]?.[0] ?? start, end: at };
    operands = [];
  }
}

/** A number, `true`, `false` or `null`; all else that is not delimited is an operator. */
function isOperand(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) return true;
  if (end - start < 4) return false;
  return /^(?:true|false|null)$/.test(bytes.toString("latin1", start, end));
}

function endOfRegular(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && KIND[bytes[at] as number] === 0) at += 1;
  return at;
}

function endOfLine(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

function endOfDelimited(bytes: Buffer, from: number): number {
  const code = bytes[from];
  if (code === OPEN) return endOfString(bytes, from);
  if (code === SLASH) return endOfRegular(bytes, from + 1);
  const doubled = bytes[from + 1] === code;
  if (code === LESS && !doubled) {
    const end = bytes.indexOf(MORE, from);
    return end < 0 ? bytes.length : end + 1;
  }
  return from + ((code === LESS || code === MORE) && doubled ? 2 : 1);
}

function endOfString(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === BACKSLASH) at += 1;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function endOfInlineImage(bytes: Buffer, from: number): number {
  const end = /[\s]EI(?=[\s]|$)/g;
  end.lastIndex = 0;
  const found = end.exec(bytes.toString("latin1", from));
  return found ? from + found.index + found[0].length : bytes.length;
}
