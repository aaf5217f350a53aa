// Stage typeset. Reading the drawing instructions of a page. ISO 32000-1, 7.8.2. A page has some
// thousands of them, one for every letter, so that nothing is made for an instruction: whoever takes
// it looks at the places of its operands while they stand.

import { DELIMITER, endOfLiteral, KIND, SPACE } from "./file/syntax.ts";

/** Places of the operands of the instruction at hand; an array's brackets and a dictionary's are operands of their own. */
export interface Operands {
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Takes an instruction: its operator's code and where it begins, with its operands, and ends. */
export type Take = (operator: number, start: number, end: number) => void;

/** An operator as a number: its letters, none more than three. */
export function codeOf(operator: string): number {
  let code = 0;
  for (const sign of operator) code = code * 256 + sign.charCodeAt(0);
  return code;
}

const [PERCENT, OPEN, LESS, MORE, SLASH] = [..."%(<>/"].map((sign) => sign.charCodeAt(0));
const LINE_FEED = 10;
const INLINE_IMAGE = codeOf("BI");
/** More operands than any instruction of Chromium's has, but for an array of numbers. */
const ROOM = 1024;

export function operandsOf(): Operands {
  return { count: 0, starts: new Int32Array(ROOM), ends: new Int32Array(ROOM) };
}

/** Gives every instruction of a content stream to `take`, in order; linear in its length. */
export function scan(bytes: Buffer, operands: Operands, take: Take): void {
  operands.count = 0;
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    const kind = KIND[bytes[start] as number];
    at = endOf(bytes, start, kind);
    if (kind === SPACE || bytes[start] === PERCENT) continue;
    if (kind === DELIMITER || isOperand(bytes, start, at)) {
      push(operands, start, at);
      continue;
    }
    const operator = operatorIn(bytes, start, at);
    if (operator === INLINE_IMAGE) at = endOfInlineImage(bytes, at);
    take(operator, operands.count > 0 ? (operands.starts[0] as number) : start, at);
    operands.count = 0;
  }
}

function push(operands: Operands, start: number, end: number): void {
  const { count, starts, ends } = operands;
  starts[count] = start;
  ends[count] = end;
  if (count + 1 < ROOM) operands.count = count + 1;
}

function operatorIn(bytes: Buffer, start: number, end: number): number {
  let operator = 0;
  for (let at = start; at < end; at += 1) operator = operator * 256 + (bytes[at] as number);
  return operator;
}

/** A number, `true`, `false` or `null`; all else that is not delimited is an operator. */
function isOperand(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) return true;
  if (end - start < 4) return false;
  return /^(?:true|false|null)$/.test(bytes.toString("latin1", start, end));
}

function endOf(bytes: Buffer, from: number, kind: number | undefined): number {
  if (kind === SPACE) return from + 1;
  return kind === DELIMITER ? endOfDelimited(bytes, from) : endOfRegular(bytes, from);
}

function endOfRegular(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && KIND[bytes[at] as number] === 0) at += 1;
  return at;
}

function endOfDelimited(bytes: Buffer, from: number): number {
  const code = bytes[from];
  const doubled = bytes[from + 1] === code;
  if (code === LESS) return doubled ? from + 2 : after(bytes, from, MORE);
  if (code === MORE) return from + (doubled ? 2 : 1);
  if (code === SLASH) return endOfRegular(bytes, from + 1);
  if (code === OPEN) return endOfLiteral(bytes, from);
  return code === PERCENT ? after(bytes, from, LINE_FEED) : from + 1;
}

/** After the next `sign`. */
function after(bytes: Buffer, from: number, sign: number | undefined): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== sign) at += 1;
  return Math.min(at + 1, bytes.length);
}

function endOfInlineImage(bytes: Buffer, from: number): number {
  const found = /[\s]EI(?=[\s]|$)/.exec(bytes.toString("latin1", from, bytes.length));
  return found ? from + found.index + found[0].length : bytes.length;
}
