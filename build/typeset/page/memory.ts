// Stage typeset, inside the browser. What a long book leaves behind as it is laid out, which the
// browser would clear away only when it has time to: a script that never waits gives it none.

/// <reference lib="dom" />

export type Memory = ReturnType<typeof memoryModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function memoryModule() {
  /** Pages from which on clearing gains more than it takes: below it all that is left behind is some hundred megabytes. */
  const MANY = 1500;

  /** Clears what nothing needs any more of a book of so many pages. */
  function clear(pages: number): void {
    if (pages >= MANY) (globalThis as { gc?: () => void }).gc?.();
  }

  return { clear };
}
