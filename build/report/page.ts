// report.html: one page that opens anywhere, offline, and says what was proved. Floor: report.

import { createHash } from "node:crypto";
import { type Diagnostic, hasErrors, RULES, severityOf, sorted } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import { fileName, type OutputFile, type PressTicket } from "../model/outputs.ts";
import type { Proof, ProvedOutput } from "../model/proof.ts";
import { censusSection } from "./census.ts";
import { itemsSection, TITLE_RULES } from "./items.ts";
import { madeSection } from "./made.ts";
import type { Tools } from "./manifest.ts";
import { element, safe, tableOf, textual, titleRules } from "./markup.ts";
import { paritySection, parityTitles } from "./parity.ts";
import { pressSection } from "./press.ts";
import { NOT_IN_PACK, type Row, rowsOf, sourceOf } from "./rows.ts";
import { SCRIPT } from "./script.ts";
import { type Paged, pictureRules, picturesOf } from "./spots.ts";
import { STYLE } from "./style.ts";

/**
 * The report of a build: the files and what was proved of each, every item with its places, and
 * all findings. `files` are the outputs the proof is about. The same edition gives the same bytes.
 */
export async function reportHtml(
  edition: Edition,
  proof: Proof,
  diagnostics: readonly Diagnostic[],
  files: readonly OutputFile[],
  tools: Tools,
  press: PressTicket | null = null,
): Promise<OutputFile> {
  const { config } = edition.manuscript;
  const title = `Proof of ${config.title}`;
  const pictures = await picturesOf(edition, proof, pagedFiles(config.slug, files));
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    textual("title", title),
    `<style>\n${STYLE}\n${TITLE_RULES}\n${titleRules("outputs", OUTPUT_TITLES)}\n${titleRules("parity", parityTitles(proof.parity, OUTPUT_NAMES))}\n${pictureRules(pictures)}\n</style>`,
  ].join("\n");
  const rows = rowsOf(edition, proof);
  const body = [
    heading(edition, diagnostics, rows),
    outputsSection(edition, proof, files),
    paritySection(proof.parity, OUTPUT_NAMES, config.outputs),
    pressSection(press),
    findingsSection(edition, diagnostics),
    censusSection(edition),
    itemsSection(edition, rows, pictures),
    madeSection(edition, tools),
    element(
      "footer",
      {},
      safe(
        "Pages and places were read from the finished files, not taken from the program that made them.",
      ),
    ),
    `<script>\n${SCRIPT}\n</script>`,
  ].join("\n");
  const html = `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  return { name: "report.html", bytes: new TextEncoder().encode(html) };
}

function pagedFiles(
  slug: string,
  files: readonly OutputFile[],
): Readonly<Partial<Record<Paged, Uint8Array>>> {
  const print = files.find(({ name }) => name === `${slug}.pdf`);
  const coursepack = files.find(({ name }) => name === `${slug}-coursepack.pdf`);
  return {
    ...(print ? { print: print.bytes } : {}),
    ...(coursepack ? { coursepack: coursepack.bytes } : {}),
  };
}

function heading(
  { manuscript: { config } }: Edition,
  diagnostics: readonly Diagnostic[],
  rows: readonly Row[],
): string {
  const sound = !hasErrors(diagnostics) && rows.every(({ complete }) => complete);
  const verdict = sound
    ? "Everything the manuscript marks is in every output."
    : "Something is missing or wrong: see the findings.";
  return element(
    "header",
    {},
    [
      textual("h1", config.title),
      textual(
        "p",
        `Proof of version ${config.version}, ${config.date} · ${config.identifier}`,
        "sub",
      ),
      textual("p", verdict, `verdict ${sound ? "good" : "bad"}`),
      '<nav aria-label="Sections"><a href="#outputs">Outputs</a> <a href="#parity">Output by output</a> <a href="#findings">Findings</a> <a href="#census">Census</a> <a href="#items">Items</a> <a href="#made">Made from and with</a></nav>',
    ].join("\n"),
  );
}

const OUTPUT_NAMES: Readonly<Record<Output, string>> = {
  print: "Print",
  epub: "EPUB",
  coursepack: "Course pack",
  "coursepack-instructor": "Course pack, instructor’s",
};

const OUTPUT_TITLES = [
  "Output",
  "Pages",
  "Redactions",
  "Items",
  "Notes",
  "Words compared",
  "File and SHA-256",
  "Size",
];

function outputsSection(
  edition: Edition,
  { outputs }: Proof,
  files: readonly OutputFile[],
): string {
  const { slug } = edition.manuscript.config;
  const rows = outputs.map((proved) => {
    const name = fileName(slug, proved.output);
    return outputRow(
      proved,
      name,
      files.find((file) => file.name === name),
    );
  });
  return `<h2 id="outputs">Outputs</h2>\n${tableOf("outputs", OUTPUT_TITLES, rows)}`;
}

function outputRow(proved: ProvedOutput, name: string, file: OutputFile | undefined): string {
  const cells = [
    element("th", { scope: "row" }, safe(OUTPUT_NAMES[proved.output])),
    textual("td", proved.output === "epub" ? `${proved.pages} listed` : String(proved.pages)),
    redactionCell(proved),
    countCell(proved.items, proved.itemsExpected),
    countCell(proved.notes, proved.notesExpected),
    textual("td", grouped(proved.words)),
    fileCell(name, file),
    textual("td", file ? `${grouped(Math.ceil(file.bytes.length / 1024))} kB` : ""),
  ];
  return element("tr", {}, cells.join(""));
}

function fileCell(name: string, file: OutputFile | undefined): string {
  const digest = file ? createHash("sha256").update(file.bytes).digest("hex") : "";
  return element("td", {}, `${textual("code", name)} ${textual("span", digest, "hash")}`);
}

function countCell(found: number, expected: number): string {
  return textual("td", `${found} of ${expected}`, found === expected ? "good" : "bad");
}

function redactionCell(proved: ProvedOutput): string {
  const { redactions: found, redactionsExpected: expected, redactionsNotTaken: rest } = proved;
  const more = rest > 0 ? `, ${rest} ${NOT_IN_PACK}` : "";
  return textual("td", `${found} of ${expected}${more}`, found === expected ? "good" : "bad");
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

function findingsSection(edition: Edition, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '<h2 id="findings">Findings</h2>\n<p>None.</p>';
  const list = sorted(diagnostics).map((one) => {
    const where = [
      ...(one.span ? [sourceOf(edition, one.span)] : []),
      ...(one.seen ? [one.seen] : []),
    ];
    return element(
      "li",
      { class: severityOf(one) },
      [
        `<p>${textual("span", severityOf(one), "severity")} ${textual("code", one.rule)} ${safe(one.message)}</p>`,
        ...(where.length > 0 ? [textual("p", where.join(" · "), "place")] : []),
        textual("p", RULES[one.rule].says, "absent"),
      ].join(""),
    );
  });
  const count = diagnostics.length;
  return `<h2 id="findings">Findings (${count})</h2>\n${element("ul", { class: "findings" }, list.join("\n"))}`;
}
