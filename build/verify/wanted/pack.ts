// The parts that only a course pack has. Floor: verify.

import type { CoursePackConfig } from "../../model/manuscript.ts";
import { contributors, dateOf, entry, howToCite } from "./front.ts";
import type { Maker } from "./maker.ts";

/** @throws Error for an edition without a course pack: its scope has none of these parts. */
function packOf({ edition }: Maker): CoursePackConfig {
  const { coursePack } = edition.manuscript;
  if (!coursePack) throw new Error("the edition has no course pack");
  return coursePack;
}

export function packTitle(to: Maker): void {
  const { course, term, instructor, introduction = "" } = packOf(to);
  const { title, subtitle } = to.edition.manuscript.config;
  to.line(title);
  if (subtitle !== undefined) to.line(subtitle);
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

export function packReading(to: Maker): void {
  const { config } = to.edition.manuscript;
  const word = to.say("pack-sample-word");
  const signs: readonly (readonly [string, string])[] = [
    ["redaction", to.say("pack-sample-token")],
    ["stamp", to.say("pack-sample-stamp")],
    ["classification", to.say("pack-sample-classification")],
    ["page-turn", "|2| |2?|"],
    ["original", `[${word}]`],
    ["supplied", `⟨${word}⟩`],
    ["addition", `⌜${word}⌝`],
  ];
  to.heading(2, to.say("pack-signs"));
  for (const [name, sample] of signs) {
    to.line(sample);
    to.line(to.say(`pack-sign-${name}`));
  }
  to.line(to.say("pack-sign-notes"));
  to.heading(2, to.say("pack-cite"));
  to.line(to.say("pack-lines-n", { n: packOf(to).lineNumbers }));
  const title = config.shortTitle ?? config.title;
  to.line(to.say("pack-cite-example", { title, page: 3, line: 15 }));
  to.heading(2, to.say("pack-cite-edition"));
  to.line(howToCite(to));
}

/** Each says what it is on; its number may be printed or left to the reader's program. */
export function packQuestions(to: Maker): void {
  const { targets } = to.edition;
  packOf(to).questions.forEach(({ about, text }, at) => {
    to.writer.to.optional(`${at + 1}.`, to.here);
    if (about) {
      to.line(to.say("pack-question-about", { about: targets.get(about)?.label ?? about }));
    }
    to.line(text);
  });
}

/** What was taken, what was left out, what was added. */
export function packDisclosure(to: Maker): void {
  const { edition, scope } = to;
  const { title, version, identifier } = edition.manuscript.config;
  const leftOut = edition.parts.filter(
    ({ id, kind }) => !scope.takes(id) && !["title-page", "imprint", "contents"].includes(kind),
  );
  to.heading(2, to.say("pack-edition"));
  to.line(to.say("pack-made-from", { title, version, date: dateOf(to), identifier }));
  to.heading(2, to.say("pack-taken"));
  to.line(to.say("pack-taken-says"));
  for (const part of scope.parts.filter(({ kind }) => kind === "document"))
    item(to, part.title);
  to.heading(2, to.say("pack-left-out"));
  to.line(to.say(leftOut.length > 0 ? "pack-left-out-says" : "pack-left-out-none"));
  for (const part of leftOut) item(to, part.title);
  to.heading(2, to.say("pack-added"));
  to.line(to.say("pack-added-says"));
}

function item(to: Maker, text: string): void {
  to.writer.to.optional("•", to.here);
  to.line(text);
}
