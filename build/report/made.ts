// What the outputs were made from and with, for whoever has to trace a printed copy. Floor: report.

import type { Edition } from "../model/edition.ts";
import {
  digestOf,
  type InputFile,
  ownInputs,
  shortDigest,
  stated,
  stetInputs,
} from "../model/provenance.ts";
import type { Tools } from "./manifest.ts";
import { element, pathText, safe, textual } from "./markup.ts";

/** The section: the digest that the files carry, the versions, and every input with its hash. */
export function madeSection({ manuscript: { inputs } }: Edition, tools: Tools): string {
  const digest = digestOf(inputs);
  const libraries = Object.entries(tools.libraries).map(([name, version]) => [name, version]);
  const versions = [
    ["Stet", tools.stet],
    ["Node.js", tools.node],
    ["Browser", tools.browser],
  ];
  return [
    '<h2 id="made">Made from and with</h2>',
    `<p>The state of the manuscript is ${textual("strong", shortDigest(digest))}, as the imprint prints it; in full ${textual("code", stated(digest))}. Every output carries it, and <code>stet verify --manifest</code> compares a file with what was built.</p>`,
    pairs("versions", versions),
    folded(`Libraries (${libraries.length})`, pairs("versions", libraries)),
    folded(`Files of the edition (${ownInputs(inputs).length})`, hashes(ownInputs(inputs))),
    folded(`Files of Stet's own (${stetInputs(inputs).length})`, hashes(stetInputs(inputs))),
  ].join("\n");
}

function pairs(name: string, rows: readonly (readonly string[])[]): string {
  const written = rows.map(
    ([what = "", which = ""]) => `<div><dt>${safe(what)}</dt><dd>${safe(which)}</dd></div>`,
  );
  return element("dl", { class: name }, written.join("\n"));
}

function folded(title: string, content: string): string {
  return `<details class="list"><summary>${safe(title)}</summary>\n${content}\n</details>`;
}

function hashes(files: readonly InputFile[]): string {
  const rows = files.map(
    ({ path, sha256 }) =>
      `<tr><td class="place">${pathText(path)}</td><td class="hash">${sha256}</td></tr>`,
  );
  const head = '<thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>';
  return `<div class="scroll"><table class="listed">${head}<tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}
