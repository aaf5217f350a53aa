// Self-test: plants faults in copies of an edition's finished files and sees each of them caught
// by the verification that a build relies on. Knows the files only as verify reads them.

import type { RuleId } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import { type Output, PACKS } from "../model/manuscript.ts";
import type { Finding } from "../verify/checks/finding.ts";
import { checkSamePages } from "../verify/checks/same-pages.ts";
import { proveEpub } from "../verify/ebook.ts";
import type { Files } from "../verify/index.ts";
import { provePdf } from "../verify/print.ts";
import { EpubCopy } from "./epub/copy.ts";
import { EPUB_FAULTS } from "./epub/faults.ts";
import type { Fault, SelfTest, Trial } from "./fault.ts";
import { PdfCopy } from "./pdf/copy.ts";
import { PDF_FAULTS } from "./pdf/faults.ts";
import { disparities, readSound, type Sound } from "./sound.ts";

export { type Fate, isProved, type SelfTest, type Trial } from "./fault.ts";

interface Found {
  readonly rule: RuleId;
  readonly message: string;
}

/** How one kind of file is copied, changed, and proved again. */
interface Bench<Copy> {
  readonly output: Output;
  readonly faults: readonly Fault<Copy>[];
  readonly copy: () => Promise<Copy>;
  readonly save: (copy: Copy) => Promise<Uint8Array>;
  readonly prove: (bytes: Uint8Array, copy: Copy) => Promise<readonly Found[]>;
}

/** Which of the faults are tried: every `of`th, from `first` on, counted from 0. */
export interface Share {
  readonly first: number;
  readonly of: number;
}

const ALL: Share = { first: 0, of: 1 };

/**
 * Runs every fault, or a share of them, on whichever outputs are given; they must be sound.
 *
 * @param progress told of each fault before it is tried
 */
export async function selfTest(
  edition: Edition,
  files: Files,
  progress: (output: Output, number: number, of: number) => void,
  share: Share = ALL,
): Promise<SelfTest> {
  const clean: SelfTest["clean"][number][] = [];
  const trials: Trial[] = [];
  const sound = await readSound(edition, files);
  for (const output of ["print", "epub", ...PACKS] as const) {
    const bytes = files[output];
    if (!bytes) continue;
    const told = (number: number, of: number): void => progress(output, number, of);
    const done =
      output === "epub"
        ? await runAll(epubBench(sound, bytes), told, share)
        : await runAll(await pdfBench(sound, output, bytes), told, share);
    clean.push({ output, findings: done.clean });
    trials.push(...done.trials);
  }
  return { clean, trials };
}

/** The shares of one self-test, in the order of their `first`, as if they had been one. */
export function joined(shares: readonly SelfTest[]): SelfTest {
  const [whole] = shares;
  const clean = whole?.clean ?? [];
  const trials = clean.flatMap(({ output }) => {
    const own = shares.map((share) => share.trials.filter((trial) => trial.output === output));
    const count = own.reduce((sum, { length }) => sum + length, 0);
    return Array.from({ length: count }, (_, at) => {
      const turn = own[at % own.length]?.[Math.floor(at / own.length)];
      return turn ? [turn] : [];
    }).flat();
  });
  return { clean, trials };
}

async function pdfBench(
  sound: Sound,
  output: Exclude<Output, "epub">,
  bytes: Uint8Array,
): Promise<Bench<PdfCopy>> {
  const { edition, pages: print } = sound;
  const ready = sound.readyFor(output);
  const own =
    sound.pdfs.get(output) ?? (await provePdf(edition, output, bytes, { print, ready }));
  const plain = await (await PdfCopy.of(bytes, own)).save();
  const students = sound.pdfs.get("coursepack");
  return {
    output,
    faults: PDF_FAULTS[output],
    copy: () => PdfCopy.of(plain, own),
    save: (copy) => copy.save(),
    prove: async (changed, { known }) => {
      const proof = await provePdf(edition, output, changed, { known, print, ready });
      const beside =
        output === "coursepack-instructor" && students ? checkSamePages(students, proof) : [];
      return all([...proof.findings, ...beside, ...disparities(sound, output, proof)]);
    },
  };
}

function epubBench(sound: Sound, bytes: Uint8Array): Bench<EpubCopy> {
  const { edition, pages } = sound;
  const ready = sound.readyFor("epub");
  const own = sound.epub ?? proveEpub(edition, bytes, pages, ready);
  return {
    output: "epub",
    faults: EPUB_FAULTS,
    copy: async () => new EpubCopy(bytes, edition, own),
    save: async (copy) => copy.save(),
    prove: async (changed) => {
      const proof = proveEpub(edition, changed, pages, ready);
      return all([...proof.findings, ...disparities(sound, "epub", proof)]);
    },
  };
}

function all(findings: readonly Finding[]): readonly Found[] {
  return findings.map(({ diagnostic }) => diagnostic);
}

async function runAll<Copy>(
  bench: Bench<Copy>,
  told: (number: number, of: number) => void,
  { first, of }: Share,
): Promise<{ clean: readonly string[]; trials: readonly Trial[] }> {
  const sound = await bench.copy();
  const unchanged = await bench.save(sound);
  const clean = (await bench.prove(unchanged, sound)).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );
  const trials: Trial[] = [];
  for (const [at, fault] of bench.faults.entries()) {
    if (at % of !== first) continue;
    told(at + 1, bench.faults.length);
    trials.push(await tryOne(bench, fault, unchanged));
  }
  return { clean, trials };
}

async function tryOne<Copy>(
  bench: Bench<Copy>,
  fault: Fault<Copy>,
  unchanged: Uint8Array,
): Promise<Trial> {
  const { says, place, rules: meant } = fault;
  const known = { output: bench.output, place, says, meant };
  try {
    const copy = await bench.copy();
    const struck = fault.plant(copy);
    if (struck === null) {
      const why = "this edition has nothing of the kind";
      return { ...known, fate: "absent", struck: why, found: [], message: null };
    }
    const bytes = await bench.save(copy);
    if (Buffer.compare(bytes, unchanged) === 0) throw new Error("the copy is as it was");
    return { ...known, struck, ...judged(meant, await attempt(bench, bytes, copy)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...known, fate: "failed", struck: why, found: [], message: null };
  }
}

/** What verify finds; a file that it cannot open breaks a rule of its own. */
async function attempt<Copy>(
  bench: Bench<Copy>,
  bytes: Uint8Array,
  copy: Copy,
): Promise<readonly Found[]> {
  try {
    return await bench.prove(bytes, copy);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ rule: "output-is-readable", message }];
  }
}

function judged(
  meant: readonly RuleId[],
  findings: readonly Found[],
): Pick<Trial, "fate" | "found" | "message"> {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const right = rules.filter((rule) => meant.includes(rule));
  const other = rules.filter((rule) => !meant.includes(rule));
  const first = findings.find(({ rule }) => meant.includes(rule));
  return {
    fate: right.length > 0 ? "caught" : "missed",
    found: [...right, ...other],
    message: first?.message ?? findings[0]?.message ?? null,
  };
}
