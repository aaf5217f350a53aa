// The outputs beside each other, kind by kind, with the setting by which one has less. Floor: report.

import { type DeclaredOutput, OUTPUTS, type Output } from "../model/manuscript.ts";
import type { ParityRow } from "../model/proof.ts";
import { element, safe, tableOf, textual } from "./markup.ts";

export function parityTitles(
  rows: readonly ParityRow[],
  names: Readonly<Record<Output, string>>,
): readonly string[] {
  return ["Kind", ...(rows[0]?.counts ?? []).map(({ output }) => names[output])];
}

/** What the edition's settings leave unmade is said below the table. */
export function paritySection(
  rows: readonly ParityRow[],
  names: Readonly<Record<Output, string>>,
  declared: readonly DeclaredOutput[],
): string {
  const heading = '<h2 id="parity">Output by output</h2>';
  const unmade = OUTPUTS.filter((output) => !declared.includes(output)).map((output) =>
    textual("p", `${names[output]}: not among the outputs of edition.yaml.`, "absent"),
  );
  const titles = parityTitles(rows, names);
  const body = rows.map(({ kind, counts }) =>
    element(
      "tr",
      {},
      [element("th", { scope: "row" }, safe(kind)), ...counts.map(cellOf)].join(""),
    ),
  );
  return [
    heading,
    ...(rows.length > 0 ? [tableOf("parity", titles, body)] : []),
    ...unmade,
  ].join("\n");
}

function cellOf({ count, lacks, why, unsaid }: ParityRow["counts"][number]): string {
  if (lacks === 0) return textual("td", String(count), "good");
  const reasons = unsaid.length > 0 ? [...why, `${unsaid.length} for no stated reason`] : why;
  const words = [textual("span", `${count}, ${lacks} less`), ...reasons.map(reasonOf)].join(
    " ",
  );
  return element("td", { class: unsaid.length > 0 ? "bad" : null }, words);
}

function reasonOf(reason: string): string {
  return textual("span", reason, "why");
}
