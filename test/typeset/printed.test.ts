// A part that was printed before is recalled, and the book is to the byte the one printed anew.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cache } from "../../build/model/cache.ts";
import type { Rendered } from "../../build/model/outputs.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { generated } from "./support/book.ts";
import { JOB, press } from "./support/press.ts";

/** Keeps in memory, and counts what was printed. */
class Memory implements Cache {
  printed = 0;
  recalled = 0;
  private readonly kept = new Map<string, Uint8Array>();

  readonly recall: Cache["recall"] = async (kind, key) => {
    const found = this.kept.get(`${kind} ${key}`) ?? null;
    if (found && kind === "printed") this.recalled += 1;
    return found;
  };

  readonly keep: Cache["keep"] = async (kind, key, bytes) => {
    if (kind === "printed") this.printed += 1;
    this.kept.set(`${kind} ${key}`, bytes);
  };

  /** What was printed and what recalled since it was last asked. */
  counts(): readonly [printed: number, recalled: number] {
    const counts = [this.printed, this.recalled] as const;
    this.printed = 0;
    this.recalled = 0;
    return counts;
  }
}

const memory = new Memory();
let remembering: Typesetter;
let forgetting: Typesetter;
beforeAll(async () => {
  remembering = await press({ pagesPerPart: 4, cache: memory });
  forgetting = await press({ pagesPerPart: 4 });
});
afterAll(async () => {
  await remembering.close();
  await forgetting.close();
});

const set = async (typesetter: Typesetter, rendered: Rendered, title = JOB.metadata.title) => {
  const metadata = { ...JOB.metadata, title };
  const { value, diagnostics } = await typesetter.typeset(rendered, { ...JOB, metadata });
  expect(diagnostics).toEqual([]);
  return Buffer.from(value.pdf).toString("latin1");
};

/** The book with a word changed in its last document, as long as the one that it stands for. */
function edited(rendered: Rendered): Rendered {
  const last = rendered.parts.findLastIndex(({ xhtml }) => /<p[ >]/.test(xhtml));
  const parts = rendered.parts.map((part, at) =>
    at === last ? { ...part, xhtml: part.xhtml.replace(/(<p[^>]*>)\w+/, "$1Anew") } : part,
  );
  return { ...rendered, parts };
}

test("only the part in which a word was changed is printed anew", async () => {
  const book = generated(2);
  const whole = await set(remembering, book);
  const [parts] = memory.counts();
  expect(parts).toBeGreaterThan(4);

  expect(await set(remembering, book)).toBe(whole);
  expect(memory.counts()).toEqual([0, parts]);

  const anew = await set(remembering, edited(book));
  expect(memory.counts()).toEqual([1, parts - 1]);
  expect(anew).not.toBe(whole);
  expect(anew).toBe(await set(forgetting, edited(book)));
});

test("another title or style sheet is another document in every part", async () => {
  const book = generated(2);
  await set(remembering, book);
  const [, parts] = memory.counts();
  await set(remembering, book, "Another Title");
  expect(memory.counts()).toEqual([parts, 0]);
  await set(remembering, { ...book, css: [...book.css, ".part { color: #010101; }"] });
  expect(memory.counts()).toEqual([parts, 0]);
});
