// A reporter whose last line is `N passed, N failed`, for machines that read only that.

import process from "node:process";
import type { Reporter, TestModule } from "vitest/node";

export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((one) => one.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const failed = count("failed") + broken + errors.length;
    const skipped = count("skipped");
    const line = `${count("passed")} passed, ${failed} failed`;
    const tail = skipped > 0 ? `, ${skipped} skipped` : "";
    process.once("exit", () => process.stdout.write(`${line}${tail}\n`));
  }
}
