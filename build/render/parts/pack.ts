// The parts that only a course pack has. Floor: render.

import type { OutputPart } from "../../model/edition.ts";
import type { PackPart } from "../../model/manuscript.ts";
import type { Context } from "../context.ts";
import { escaped, type Markup } from "../shapes.ts";
import { codes } from "./codes.ts";
import { entry, people } from "./front.ts";
import { packDisclosure } from "./pack-disclosure.ts";
import { packQuestions, packTeaching } from "./pack-questions.ts";
import { packReading } from "./pack-reading.ts";
import { type Packing, paragraphs } from "./packing.ts";

/** @throws Error where there is no course pack: a bug of the build. */
export function packPart(kind: PackPart, all: readonly OutputPart[], context: Context): Markup {
  const config = context.edition.manuscript.coursePack;
  const { pack } = context;
  if (!config || !pack) throw new Error(`${kind} without a course pack`);
  const packing = { config, pack, instructors: context.output === "coursepack-instructor" };
  switch (kind) {
    case "pack-title":
      return packTitle(packing, all, context);
    case "pack-disclosure":
      return packDisclosure(packing, context);
    case "pack-reading":
      return packReading(packing, context);
    case "pack-questions":
      return packQuestions(packing, context);
    case "pack-teaching":
      return packTeaching(packing, context);
    case "pack-legend":
      return context.fill("parts/pack-legend", { codes: codes(pack.legend, context) });
  }
}

function packTitle(
  { config: pack, instructors }: Packing,
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
    copy: instructors ? context.say("pack-instructor-copy") : null,
    people: people(context),
    facts: facts.flatMap(([key, value]) =>
      value ? [{ term: context.say(key), value: escaped(value) }] : [],
    ),
    introduction: paragraphs(pack.introduction ?? "", context),
    entries: parts
      .filter(({ kind }) => kind !== "pack-title")
      .map((part) => entry(part, context)),
  });
}
