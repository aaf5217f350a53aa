// What typesetting is told of an output beside its text. Of the pipeline.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import {
  type DeclaredOutput,
  hasInstructorsPack,
  isPack,
  OUTPUTS,
  type Output,
  PACKS,
} from "../model/manuscript.ts";
import { fileName } from "../model/outputs.ts";
import { digestOf, stated } from "../model/provenance.ts";
import type { TypesetJob } from "../typeset/index.ts";
import type { BuildOptions } from "./run.ts";

/** The files of the outputs asked for: a course pack may be two. */
export function filesOf(
  { coursePack }: Edition["manuscript"],
  outputs: readonly DeclaredOutput[],
): readonly Output[] {
  const two = coursePack !== undefined && hasInstructorsPack(coursePack);
  return outputs.flatMap((output): readonly Output[] =>
    output === "coursepack" && two ? PACKS : [output],
  );
}

/**
 * Names of the outputs that the edition has no more, as an instructor's pack once its answers are
 * taken out: a file of an earlier build must not pass for one of this.
 */
export function pastFiles(manuscript: Edition["manuscript"]): readonly string[] {
  const { slug, outputs } = manuscript.config;
  const present = filesOf(manuscript, outputs);
  return [...new Set<Output>([...OUTPUTS, ...PACKS])]
    .filter((output) => !present.includes(output))
    .map((output) => fileName(slug, output));
}

const PAPER = {
  letter: { pageWidth: "8.5in", pageHeight: "11in" },
  a4: { pageWidth: "210mm", pageHeight: "297mm" },
} as const;

/** Page size, line numbers and metadata of a PDF. */
export function jobFor(edition: Edition, output: Output, env: BuildOptions["env"]): TypesetJob {
  const { config, coursePack } = edition.manuscript;
  const { labels } = edition;
  const lines = coursePack &&
    coursePack.lineNumbers > 0 && {
      every: coursePack.lineNumbers,
      restart: coursePack.restart,
    };
  const size = isPack(output)
    ? {
        ...PAPER[coursePack?.paper ?? "letter"],
        ...(lines ? { lineNumbers: lines } : {}),
      }
    : { pageWidth: config.print.width, pageHeight: config.print.height };
  return {
    ...size,
    metadata: {
      title: config.title,
      authors: config.contributors.map(({ name }) => name),
      subject: config.subtitle ?? "",
      language: config.language,
      date: dateOf(config.date, env),
      identifier: config.identifier,
      keywords: [stated(digestOf(edition.manuscript.inputs))],
      rights: config.rights,
      ...(config.publisher === undefined ? {} : { publisher: config.publisher }),
      links: { page: label(labels, "page-n"), note: label(labels, "note-n") },
    },
  };
}

/** The edition's own date, unless SOURCE_DATE_EPOCH names another (reproducible-builds.org). */
export function dateOf(date: string, env: BuildOptions["env"]): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  return epoch && /^\d+$/.test(epoch)
    ? new Date(Number(epoch) * 1000)
    : new Date(`${date}T00:00:00Z`);
}
