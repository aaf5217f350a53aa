// What a printer is sent, made from the print edition that a reader gets. Of the pipeline.

import type { Diagnostic } from "../diagnostics.ts";
import { MATTERS } from "../model/manuscript.ts";
import { barcodeOf, coverPage, NoGhostscript, planOf, pressFiles } from "../press/index.ts";
import { renderPressCover } from "../render/index.ts";
import { dateOf, jobFor } from "./job.ts";
import type { Made, Press } from "./outputs.ts";
import { NOT_PRESSED, type Pressed } from "./run.ts";

/** Makes the pages, the cover and the ticket for the printer. */
export async function forPress(
  { edition, typesetter, options, clock }: Press,
  made: readonly Made[],
): Promise<Pressed> {
  const { config } = edition.manuscript;
  const print = made.find(({ output }) => output === "print");
  const pages = print?.pageMap;
  if (!print || !pages) return { ...NOT_PRESSED, diagnostics: [NO_PRINT] };
  const entry = config.print.press.blanksAfter;
  const entries = MATTERS.flatMap((matter) => config.parts[matter]);
  if (entry !== undefined && !entries.includes(entry)) {
    return { ...NOT_PRESSED, diagnostics: [noPart(entry)] };
  }
  const plan = planOf(config, pages);
  const [pageWidth, pageHeight] = coverPage(plan.cover).map((length) => `${length}pt`);
  const job = jobFor(edition, "print", options.env);
  return await clock.time("press", async () => {
    const { isbn } = config;
    const drawn = renderPressCover(edition, plan.cover, isbn ? barcodeOf(isbn) : null);
    const cover = await typesetter.typeset(drawn.value, {
      ...job,
      pageWidth: pageWidth ?? "",
      pageHeight: pageHeight ?? "",
    });
    const pdfs = { pages: print.file.bytes, cover: cover.value.pdf };
    const diagnostics = [...drawn.diagnostics, ...cover.diagnostics];
    try {
      const date = dateOf(config.date, options.env);
      const files = await pressFiles(config, plan, pdfs, { env: options.env, date });
      return { files, ticket: plan.ticket, diagnostics, inked: true };
    } catch (error) {
      if (!(error instanceof NoGhostscript)) throw error;
      return { files: [], diagnostics: [...diagnostics, noInk(error)], inked: false };
    }
  });
}

const NO_PRINT: Diagnostic = {
  rule: "configuration-is-valid",
  message: "there is no print edition to make a printer's files of",
  hint: "Add print to outputs: in manuscript/edition.yaml.",
};

function noPart(entry: string): Diagnostic {
  return {
    rule: "configuration-is-valid",
    message: `blanks-after names ${entry}, and parts: has no such entry`,
    hint: "Write it in manuscript/edition.yaml as it stands under parts:.",
  };
}

function noInk({ message }: Error): Diagnostic {
  return {
    rule: "ghostscript-runs",
    message,
    hint: "Install Ghostscript (apt-get install ghostscript, brew install ghostscript), or set STET_GHOSTSCRIPT to its path. Every other output is built without it.",
  };
}
