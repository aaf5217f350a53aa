// The time and memory of a process and everything it started, as Linux accounts for them.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Seconds. */
  readonly wall: number;
  /** Processor time of the process and all it started. */
  readonly cpu: number;
  /** Highest sum seen, in bytes, what processes share counted once; 0 where /proc does not exist. */
  readonly memory: number;
  /** Processor time up to a moment, which is milliseconds since 1970. */
  readonly cpuUntil: (moment: number) => number;
}

/** Every so many milliseconds the tree is looked at, and its memory every third time. */
const LOOK = 100;

/** Runs a program to its end, or kills it and all it started after `limit` seconds. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly limit?: number },
): Promise<Ran> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    return chunks;
  });
  const watch = new Watch(child.pid ?? 0);
  const limit = (options.limit ?? Number.POSITIVE_INFINITY) * 1000;
  const timer = setInterval(() => {
    watch.look();
    if (performance.now() - start > limit) for (const one of watch.alive) kill(one);
  }, LOOK);
  const status = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  clearInterval(timer);
  const wall = (performance.now() - start) / 1000;
  const [stdout = "", stderr = ""] = output.map((chunks) => Buffer.concat(chunks).toString());
  const { cpu, memory } = watch;
  return { status, stdout, stderr, wall, cpu, memory, cpuUntil: (at) => watch.cpuUntil(at) };
}

/** What is known of a tree of processes, some of which end before others are looked at. */
class Watch {
  alive: readonly number[] = [];
  memory = 0;
  readonly #root: number;
  readonly #cpu = new Map<number, number>();
  readonly #history: { readonly at: number; readonly cpu: number }[] = [];

  constructor(root: number) {
    this.#root = root;
    this.#history.push({ at: Date.now(), cpu: 0 });
  }

  get cpu(): number {
    return [...this.#cpu.values()].reduce((sum, one) => sum + one, 0);
  }

  look(): void {
    this.alive = processesBelow(this.#root);
    for (const pid of this.alive)
      this.#cpu.set(pid, Math.max(cpuOf(pid), this.#cpu.get(pid) ?? 0));
    if (this.#history.length % 3 === 0) {
      const now = this.alive.reduce((sum, pid) => sum + memoryOf(pid), 0);
      this.memory = Math.max(this.memory, now);
    }
    this.#history.push({ at: Date.now(), cpu: this.cpu });
  }

  cpuUntil(moment: number): number {
    const next = this.#history.findIndex(({ at }) => at >= moment);
    const [before, after] = [this.#history[next - 1], this.#history[next]];
    if (!before || !after) return next === 0 ? 0 : this.cpu;
    const part = (moment - before.at) / Math.max(1, after.at - before.at);
    return before.cpu + part * (after.cpu - before.cpu);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}

/** The process first, then all that descend from it. */
function processesBelow(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of namesIn("/proc")) {
    const parent = Number(statOf(Number(name))[1] ?? Number.NaN);
    if (!Number.isNaN(parent))
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Fields of /proc/PID/stat from the third on: proc(5). */
function statOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

/** USER_HZ is 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of a process alone. */
function cpuOf(pid: number): number {
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number);
  return (user + system) / TICKS;
}

/** Pss shares out what several processes share; summed resident memory would double the browser. */
function memoryOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
