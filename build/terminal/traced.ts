// How a comparison with a manifest looks. Of the terminal.

import type { Received, Traced } from "../model/provenance.ts";

/** One line for each file, then whether the manuscript at hand is still the one it was made from. */
export function tracedLines({ edition, printed, digest, files, changed }: Traced): string {
  const { title, version, date } = edition;
  const head = `${title}, version ${version}, ${date}\nManuscript ${printed} (${digest})`;
  const state =
    changed === null
      ? "The manuscript is not in this folder."
      : changed.length === 0
        ? "The manuscript in this folder is the one they were made from."
        : `The manuscript in this folder has changed since: ${changed.join(", ")}.`;
  return `${[head, ...files.map(line), state].join("\n")}\n`;
}

function line({ file, standing, sha256, output, carried }: Received): string {
  const says = {
    whole: `whole: ${output}, byte for byte as it was built`,
    altered: `ALTERED: made from this manuscript, but not the bytes that were built${output ? "" : ", under another name"}`,
    foreign: carried
      ? `OTHER: made from another state of the manuscript, ${carried}`
      : "OTHER: it carries no digest of a manuscript, or not one that can be read",
    unreadable: "MISSING: there is no such file, or it cannot be read",
  }[standing];
  return `  ${file}\n    ${says}${sha256 ? `\n    sha256 ${sha256}` : ""}`;
}
