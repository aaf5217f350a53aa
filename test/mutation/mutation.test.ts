// The toolchain is broken by one template, attribute, class or rule of style at a time, and the
// build does not pass. What may be lost without being noticed is listed in survivors.yaml, with the
// reason. Here every eighth of the attributes and rules is tried; `npm run mutate` tries all of them.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { type Bench, openBench } from "./builds.ts";
import {
  type Mutant,
  withHiddenClasses,
  withoutAttributes,
  withoutRules,
  withoutTemplates,
} from "./mutants.ts";

const ALL = process.env.STET_MUTANTS === "all";
const EVERY = ALL ? 1 : 8;
vi.setConfig({ testTimeout: ALL ? 7_200_000 : 600_000, hookTimeout: 600_000 });

interface Survivors {
  readonly mutants: readonly string[];
  readonly but?: readonly string[];
  readonly reason: string;
}

const SURVIVORS = parse(
  readFileSync(new URL("survivors.yaml", import.meta.url), "utf8"),
) as Readonly<Record<"epub" | "coursepack", readonly Survivors[]>>;

function pattern(glob: string): RegExp {
  const literal = glob.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "u");
}

function isListed(output: keyof typeof SURVIVORS, name: string): boolean {
  const has = (globs: readonly string[] = []) => globs.some((glob) => pattern(glob).test(name));
  return SURVIVORS[output].some(({ mutants, but }) => has(mutants) && !has(but));
}

/** Classes of what the manuscript marks, and of notes: these are always tried. */
const MARKS =
  /addition|classification|deletion|gap|note|page-turn|redaction|sic|stamp|supplied|token|unclear|cell/u;

/** The mutants that are tried: all, or the marks' and every eighth of the others. */
function chosen(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter(
    ({ name }, at) => at % EVERY === 0 || (name.startsWith(".") && MARKS.test(name)),
  );
}

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** The mutants that pass and are not listed. */
async function unlisted(
  output: keyof typeof SURVIVORS,
  mutants: readonly Mutant[],
): Promise<readonly string[]> {
  const alive: string[] = [];
  for (const mutant of mutants) {
    if (isListed(output, mutant.name) && !ALL) continue;
    if ((await bench[output](mutant)).length === 0) alive.push(mutant.name);
  }
  return alive.filter((name) => !isListed(output, name));
}

describe("the EPUB", () => {
  test("passes where nothing is broken", async () => {
    expect(await bench.epub({ name: "none", edition: bench.edition })).toEqual([]);
  });

  test("fails without any of its templates", async () => {
    expect(await unlisted("epub", withoutTemplates(bench.edition))).toEqual([]);
  });

  test("fails without any attribute", async () => {
    expect(await unlisted("epub", chosen(withoutAttributes(bench.edition)))).toEqual([]);
  });

  test("fails where any class is hidden", async () => {
    const mutants = withHiddenClasses(bench.edition, bench.rendered.epub, "epub");
    expect(mutants.length).toBeGreaterThan(100);
    expect(await unlisted("epub", chosen(mutants))).toEqual([]);
  });

  test("fails without the rules that draw a mark", async () => {
    const mutants = withoutRules(bench.edition, "epub");
    expect(mutants.length).toBeGreaterThan(100);
    expect(await unlisted("epub", chosen(mutants))).toEqual([]);
  });
});

describe("the course pack", () => {
  /** In the gate: two of each kind, for every one of them sets pages anew. */
  const few = (mutants: readonly Mutant[]): readonly Mutant[] => {
    const open = mutants.filter(({ name }) => ALL || !isListed("coursepack", name));
    const step = Math.max(1, Math.floor(open.length / 2));
    return ALL ? open : open.filter((_, at) => at % step === 0).slice(0, 2);
  };

  /** All other templates are those of the EPUB, whose attributes are tried there. */
  const isPacks = ({ name }: Mutant): boolean =>
    /^(?:parts\/pack-|nodes\/omission)/u.test(name);

  test("passes where nothing is broken", async () => {
    expect(await bench.coursepack({ name: "none", edition: bench.edition })).toEqual([]);
  });

  test("fails without any of its templates", async () => {
    const own = withoutTemplates(bench.edition).filter(({ name }) =>
      /pack|omission/u.test(name),
    );
    expect(await unlisted("coursepack", few(own))).toEqual([]);
  });

  test("fails without any attribute", async () => {
    expect(
      await unlisted("coursepack", few(withoutAttributes(bench.edition).filter(isPacks))),
    ).toEqual([]);
  });

  test("fails where any class is hidden", async () => {
    const mutants = withHiddenClasses(bench.edition, bench.rendered.coursepack, "coursepack");
    expect(await unlisted("coursepack", few(mutants))).toEqual([]);
  });
});

test("every survivor has its reason", () => {
  for (const { reason } of Object.values(SURVIVORS).flat())
    expect(reason).toMatch(/\w.{20,}\.$/u);
});
