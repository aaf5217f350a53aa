// The memory of this process and everything it started, as Linux accounts for it.

import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

export interface MemoryWatch {
  /** Highest sum seen, in bytes; null where /proc does not exist. */
  readonly stop: () => number | null;
}

/** Samples the resident memory of the process tree until stopped. */
export function watchMemory(everyMilliseconds = 100): MemoryWatch {
  let peak = treeMemory();
  const timer = setInterval(() => {
    const now = treeMemory();
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, everyMilliseconds);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function treeMemory(): number | null {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync("/proc")) {
      const pid = Number(name);
      const parent = Number.isInteger(pid) ? parentOf(pid) : null;
      if (parent !== null) parents.set(pid, parent);
    }
    const mine = [...parents.keys()].filter((pid) => descends(pid, parents));
    return mine.reduce((sum, pid) => sum + residentMemory(pid), 0);
  } catch {
    return null;
  }
}

function descends(pid: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) {
    if (at === process.pid) return true;
  }
  return false;
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** Shared pages counted once for each sharer would double the browser: Pss shares them out. */
function residentMemory(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
