// Questions, with room to write or with their answers, and what is for the instructor alone.
// Floor: render.

import type { Named } from "../../model/manuscript.ts";
import type { Context } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { words } from "../words.ts";
import { type Packing, paragraphs } from "./packing.ts";

/** Questions that follow one another on one section stand under its name; the count runs on. */
export function packQuestions({ config, instructors }: Packing, context: Context): Markup {
  let number = 1;
  return context.fill("parts/pack-questions", {
    groups: together(config.questions).map((questions) => {
      const start = number;
      number += questions.length;
      return {
        about: aboutOf(questions[0]?.about, context),
        start: String(start),
        questions: questions.map(({ text, answer, room }) => ({
          text: words(text, context),
          answer: instructors ? paragraphs(answer ?? "", context) : [],
          answered: instructors && answer !== undefined,
          rules: instructors ? [] : Array.from({ length: room }, () => ({})),
        })),
      };
    }),
  });
}

/** What follows one another on one place. */
function together<T extends { readonly about?: Named }>(
  list: readonly T[],
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const one of list) {
    const last = groups.at(-1);
    if (last && last[0]?.about?.id === one.about?.id) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

export function packTeaching({ config }: Packing, context: Context): Markup {
  return context.fill("parts/pack-teaching", {
    groups: together(config.teachingNotes).map((notes) => ({
      about: aboutOf(notes[0]?.about, context),
      paragraphs: notes.flatMap(({ text }) => paragraphs(text, context)),
    })),
  });
}

/** What a question or a note is on, by the label of the place it names. */
function aboutOf(about: Named | undefined, { edition, say }: Context): string {
  if (!about) return say("pack-question-general");
  const label = edition.targets.get(about.id)?.label ?? about.id;
  return say("pack-question-about", { about: label });
}
