// What a printer has to know, in the report. Floor: report.

import type { PressTicket } from "../model/outputs.ts";
import { element, safe } from "./markup.ts";

/** The section for a printer; nothing where no files were made for one. */
export function pressSection(ticket: PressTicket | null): string {
  if (!ticket) return "";
  const { pages, blanks, signatures, signature, trim, bleed, paper, spine, cover } = ticket;
  const rows: readonly (readonly [string, string])[] = [
    ["Pages", `${pages}, of them ${blanks} blank: ${signatures} signatures of ${signature}`],
    ["Cut to", `${trim.join(" × ")} mm, bleed ${bleed} mm`],
    ["Spine", `${spine} mm, with leaves of ${paper}`],
    ["Cover", `${cover.join(" × ")} mm, back, spine and front`],
    ["Ink", ticket.color === "cmyk" ? "cyan, magenta, yellow, black" : "black"],
  ];
  const written = rows.map(
    ([what, which]) => `<div><dt>${what}</dt><dd>${safe(which)}</dd></div>`,
  );
  return `<h2 id="press">For the printer</h2>\n${element("dl", { class: "versions" }, written.join("\n"))}`;
}
