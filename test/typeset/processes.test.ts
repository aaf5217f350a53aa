// What is left of a browser when typesetting is over, however it ended: nothing.

import { readdirSync, readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { expect, onTestFinished, test, vi } from "vitest";
import { openTypesetter } from "../../build/typeset/index.ts";
import { generated } from "./support/book.ts";
import { JOB } from "./support/press.ts";

/** Processes of the group that `leader` leads, the dead that nobody asked after included: proc(5). */
function groupOf(leader: number): readonly string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(group) === leader;
    } catch {
      return false;
    }
  });
}

test.skipIf(process.platform !== "linux").each([
  ["a page that is done", 60_000, false],
  ["a time limit", 50, false],
  ["a browser that no longer answers", 2_000, true],
])(
  "after %s no process of the browser is left",
  async (_, layout, stopped) => {
    const launch = vi.spyOn(puppeteer, "launch");
    onTestFinished(() => launch.mockRestore());
    const opened = await openTypesetter({ timeouts: { layout } });
    const browser = await launch.mock.results.at(-1)?.value;
    const pid: number = browser.process().pid;
    expect(groupOf(pid).length).toBeGreaterThan(1);
    if (stopped) process.kill(-pid, "SIGSTOP");
    await opened.value?.typeset(generated(1), JOB);
    await opened.value?.close();
    await vi.waitFor(() => expect(groupOf(pid)).toEqual([]), { timeout: 5_000 });
  },
  60_000,
);
