// The parts that only a course pack has. Floor: render.

import type { OutputPart } from "../../model/edition.ts";
import type { CoursePackConfig } from "../../model/manuscript.ts";
import type { Context } from "../context.ts";
import { escaped, type Markup, markup } from "../shapes.ts";
import { words } from "../words.ts";
import { entry, howToCite, longDate, people } from "./front.ts";

export function packTitle(
  pack: CoursePackConfig,
  parts: readonly OutputPart[],
  context: Context,
): Markup {
  const { config } = context.edition.manuscript;
  const facts = [
    ["pack-course", pack.course],
    ["pack-term", pack.term],
    ["pack-instructor", pack.instructor],
  ] as const;
  return context.fill("parts/pack-title", {
    title: config.title,
    subtitle: config.subtitle ?? null,
    people: people(context),
    facts: facts.flatMap(([key, value]) =>
      value ? [{ term: context.say(key), value: escaped(value) }] : [],
    ),
    introduction: (pack.introduction ?? "")
      .split(/\n\s*\n/)
      .filter((text) => text.trim() !== "")
      .map((text) => ({ content: words(text.trim(), context) })),
    entries: parts
      .filter(({ kind }) => kind !== "pack-title")
      .map((part) => entry(part, context)),
  });
}

export function packReading(pack: CoursePackConfig, context: Context): Markup {
  const { say } = context;
  const { config } = context.edition.manuscript;
  const sign = (name: string, sample: string) => ({
    sample: markup(`<span class="sample ${name}">${String(escaped(sample))}</span>`),
    says: say(`pack-sign-${name}`),
  });
  return context.fill("parts/pack-reading", {
    lines: say("pack-lines-n", { n: pack.lineNumbers }),
    example: say("pack-cite-example", {
      title: config.shortTitle ?? config.title,
      page: 3,
      line: 15,
    }),
    edition: howToCite(context),
    signs: [
      sign("redaction", say("pack-sample-token")),
      sign("stamp", say("pack-sample-stamp")),
      sign("classification", say("pack-sample-classification")),
      sign("page-turn", "|2| |2?|"),
      sign("original", `[${say("pack-sample-word")}]`),
      sign("supplied", `⟨${say("pack-sample-word")}⟩`),
      sign("addition", `⌜${say("pack-sample-word")}⌝`),
    ],
  });
}

/** Each question says what it is on, by the label of the place it names. */
export function packQuestions(pack: CoursePackConfig, context: Context): Markup {
  return context.fill("parts/pack-questions", {
    questions: pack.questions.map(({ about, text }) => ({
      about: about ? (context.edition.targets.get(about)?.label ?? about) : null,
      text: words(text, context),
    })),
  });
}

/** What was taken, what was left out, what was added: nothing of the instructor's passes for the source's. */
export function packDisclosure(parts: readonly OutputPart[], context: Context): Markup {
  const { edition, say } = context;
  const { title, version, date, identifier } = edition.manuscript.config;
  const here = new Set(parts.map(({ id }) => id));
  const leftOut = edition.parts.filter(
    ({ id, kind }) => !here.has(id) && !["title-page", "imprint", "contents"].includes(kind),
  );
  const named = (list: readonly { readonly title: string }[]) =>
    list.map((part) => ({ content: escaped(part.title) }));
  return context.fill("parts/pack-disclosure", {
    edition: say("pack-made-from", {
      title,
      version,
      date: longDate(date, context),
      identifier,
    }),
    taken: named(parts.filter(({ kind }) => kind === "document")),
    leftOut: named(leftOut),
    complete: leftOut.length === 0,
  });
}
