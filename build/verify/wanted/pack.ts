// The parts that only a course pack has. Floor: verify.

import type { ItemKind, NoteSeries } from "../../model/edition.ts";
import type { CoursePackConfig, Named } from "../../model/manuscript.ts";
import { contributors, entry } from "./front.ts";
import type { Maker } from "./maker.ts";

/** @throws Error for an edition without a course pack: its scope has none of these parts. */
export function packOf({ edition }: Maker): CoursePackConfig {
  const { coursePack } = edition.manuscript;
  if (!coursePack) throw new Error("the edition has no course pack");
  return coursePack;
}

export function isInstructors({ scope }: Maker): boolean {
  return scope.output === "coursepack-instructor";
}

export function packTitle(to: Maker): void {
  const { course, term, instructor, introduction = "" } = packOf(to);
  const { title, subtitle } = to.edition.manuscript.config;
  to.line(title);
  if (subtitle !== undefined) to.line(subtitle);
  if (isInstructors(to)) to.line(to.say("pack-instructor-copy"));
  contributors(to);
  for (const [key, value] of Object.entries({ course, term, instructor })) {
    if (!value) continue;
    to.line(to.say(`pack-${key}`));
    to.line(value);
  }
  to.line(introduction);
  to.line(to.say("pack-contents"));
  for (const { id, kind, title: name } of to.scope.parts) {
    if (kind !== "pack-title") entry(to, id, name);
  }
}

/** Each sign is explained where the pack shows it: its sample, and what calls for it. */
const SIGNS: readonly (readonly [
  name: string,
  sample: string,
  shown: (to: Maker) => boolean,
])[] = [
  ["redaction", "token", (to) => holds(to, "redaction")],
  ["stamp", "stamp", (to) => holds(to, "stamp")],
  ["classification", "classification", (to) => holds(to, "classification")],
  ["page-turn", "turn", (to) => holds(to, "page-turn")],
  ["original", "original", (to) => holds(to, "original") || holds(to, "gap")],
  ["supplied", "supplied", (to) => holds(to, "supplied") || holds(to, "unclear")],
  ["addition", "addition", (to) => holds(to, "addition")],
  [
    "paragraph-number",
    "paragraph-number",
    ({ edition }) => edition.manuscript.config.paragraphNumbers,
  ],
  [
    "print-page",
    "print-page",
    ({ edition }) => edition.manuscript.config.outputs.includes("print"),
  ],
  ["omission", "omission", ({ edition }) => (edition.pack?.omissionAt.size ?? 0) > 0],
  ["note-redaction", "note-redaction", (to) => annotates(to, "redaction")],
  ["note-textual", "note-textual", (to) => annotates(to, "textual")],
  ["note-explanatory", "note-explanatory", (to) => annotates(to, "explanatory")],
];

function holds({ scope }: Maker, kind: ItemKind): boolean {
  return scope.items.some((item) => item.kind === kind);
}

function annotates({ scope }: Maker, series: NoteSeries): boolean {
  return scope.notes.some((note) => note.series === series);
}

export function packReading(to: Maker): void {
  for (const [name, sample, shown] of SIGNS) {
    if (!shown(to)) continue;
    to.line(
      sample === "print-page"
        ? to.say("print-page-mark", { n: 12 })
        : to.say(`pack-sample-${sample}`),
    );
    to.line(to.say(`pack-sign-${name}`));
  }
}

/** Under the name of what they ask about; the number may be left to the reader's program. */
export function packQuestions(to: Maker): void {
  const { questions } = packOf(to);
  for (const [at, { about, text, answer }] of questions.entries()) {
    if (at === 0 || about?.id !== questions[at - 1]?.about?.id) aboutLine(to, about);
    to.writer.to.optional(`${at + 1}.`, to.here);
    to.line(text);
    if (answer === undefined || !isInstructors(to)) continue;
    to.line(to.say("pack-answer"));
    to.line(answer);
  }
}

export function packTeaching(to: Maker): void {
  const { teachingNotes } = packOf(to);
  to.line(to.say("pack-teaching-says"));
  for (const [at, { about, text }] of teachingNotes.entries()) {
    if (at === 0 || about?.id !== teachingNotes[at - 1]?.about?.id) aboutLine(to, about);
    to.line(text);
  }
}

function aboutLine(to: Maker, about: Named | undefined): void {
  const label = about && (to.edition.targets.get(about.id)?.label ?? about.id);
  to.heading(
    2,
    label === undefined
      ? to.say("pack-question-general")
      : to.say("pack-question-about", { about: label }),
  );
}
