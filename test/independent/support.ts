// Programs of other makers, as far as this machine has them.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whether a program can be run here. */
export function has(program: string, version = "-v"): boolean {
  return spawnSync(program, [version], { stdio: "ignore" }).error === undefined;
}

/** What a test that needs a program is called, so that a skipped one says why. */
export function needs(program: string, there: boolean, name: string): string {
  return there ? name : `${name} (skipped: there is no ${program} here)`;
}

/** Runs a program on a file that is made for it, and gives what it prints. @throws Error if it fails. */
export function runOn(
  bytes: Uint8Array,
  name: string,
  program: string,
  args: (file: string) => readonly string[],
): string {
  const folder = mkdtempSync(path.join(tmpdir(), "stet-independent-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return execFileSync(program, args(file), { encoding: "utf8", maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
