// How the result of a self-test looks: one line for each fault, by output, and what it came to.
// Of the terminal.

import { createColors } from "picocolors";
import { isProved, type SelfTest, type Trial } from "../selftest/fault.ts";
import type { Screen } from "../terminal.ts";

const NAMES = {
  print: "Print PDF",
  epub: "EPUB",
  coursepack: "Course pack",
  "coursepack-instructor": "Course pack, instructor’s",
} as const;
const WIDTH = 62;

/** The table that `stet verify --self-test` prints. */
export function selfTestTable(result: SelfTest, { color }: Pick<Screen, "color">): string {
  const colors = createColors(color);
  const sections = result.clean.flatMap(({ output, findings }) => {
    const trials = result.trials.filter((trial) => trial.output === output);
    const clean =
      findings.length === 0
        ? `  ${colors.green("sound")}   a copy with nothing changed gives no finding`
        : [
            `  ${colors.red("UNSOUND")} a copy with nothing changed gives findings:`,
            ...findings.map((one) => `          ${one}`),
          ].join("\n");
    return [
      colors.bold(NAMES[output]),
      clean,
      ...trials.map((trial) => row(trial, colors)),
      "",
    ];
  });
  return `${[...sections, verdict(result)].join("\n")}\n`;
}

function row(
  { fate, place, says, struck, found, message }: Trial,
  colors: ReturnType<typeof createColors>,
): string {
  const what = `${says} (${place})`;
  if (fate === "caught") {
    return `  ${colors.green("caught")}  ${what.padEnd(WIDTH)}  ${found[0] ?? ""}`;
  }
  if (fate === "absent") return `  ${colors.dim("absent")}  ${what.padEnd(WIDTH)}  ${struck}`;
  const head = fate === "missed" ? "MISSED" : "FAILED";
  const seen =
    found.length > 0 ? `found instead: ${found.join(", ")}; ${message}` : "nothing was found";
  const why =
    fate === "missed" ? `${seen}; struck: ${struck}` : `could not be planted: ${struck}`;
  return `  ${colors.red(head)}  ${what.padEnd(WIDTH)}  ${why}`;
}

function verdict(result: SelfTest): string {
  const count = (fate: Trial["fate"]): number =>
    result.trials.filter((trial) => trial.fate === fate).length;
  const planted = count("caught") + count("missed");
  const kinds = new Set(
    result.trials
      .filter(({ fate }) => fate !== "absent")
      .map(({ place, says }) => place + says),
  );
  const rules = new Set(
    result.trials.flatMap(({ fate, found }) => (fate === "caught" ? found.slice(0, 1) : [])),
  );
  const lines = [
    `${planted} faults of ${kinds.size} kinds planted, ${count("caught")} caught, by ${rules.size} rules.`,
    ...(count("absent") > 0
      ? [`${count("absent")} do not apply: this edition has nothing that they could strike.`]
      : []),
    ...(count("failed") > 0 ? [`${count("failed")} could not be planted.`] : []),
    isProved(result)
      ? "Every fault was caught by a rule that is meant for it, and sound copies gave no finding."
      : "The verification of these files is not to be relied on: see the lines in capitals.",
  ];
  return lines.join("\n");
}
