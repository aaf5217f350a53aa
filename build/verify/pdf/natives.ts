// What pdfjs's build for older programs puts in the place of the language's own functions, and slow
// ones at that: every array of the whole process would grow by them. Floor: verify.

const { push } = Array.prototype;
const { parse, stringify } = JSON;

/** Puts the language's own functions back. */
export function restoreNatives(): void {
  for (const [holder, functions] of [
    [Array.prototype, { push }],
    [JSON, { parse, stringify }],
  ] as const) {
    for (const [name, value] of Object.entries(functions)) {
      Object.defineProperty(holder, name, { value, writable: true, configurable: true });
    }
  }
}
