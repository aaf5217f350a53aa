// What a course pack has of the edition, what was left out, what was added, and how to cite a line:
// nothing of the instructor's passes for the source's. Floor: render.

import { hasInstructorsPack } from "../../model/manuscript.ts";
import type { ExampleLine, PackedDocument } from "../../model/pack.ts";
import { type Context, folio, printFolio } from "../context.ts";
import { omissionLine, pagesOf } from "../omissions.ts";
import { escaped, joined, type Markup } from "../shapes.ts";
import { words } from "../words.ts";
import { howToCite, inSeries, longDate } from "./front.ts";
import type { Packing } from "./packing.ts";

export function packDisclosure(packing: Packing, context: Context): Markup {
  const { edition, say } = context;
  const { title, shortTitle, version, date, identifier } = edition.manuscript.config;
  const { pack } = packing;
  const said = (text: string) => ({ content: words(text, context) });
  const omissions = pack.documents.flatMap((one) => one.omissions);
  return context.fill("parts/pack-disclosure", {
    edition: say("pack-made-from", {
      title,
      version,
      date: longDate(date, context),
      identifier,
    }),
    taken: pack.documents.map((one) => said(takenOf(one, context))),
    nothingCut: omissions.length === 0,
    omissions: omissions.map((one) => ({ content: omissionLine(one, context) })),
    partsLeftOut: said(partsLeftOut(context)).content,
    added: said(addedOf(packing, context)).content,
    lines: linesOf(packing, context),
    example: exampleOf(packing, shortTitle ?? title, context),
    same: sameLine(pack.example, context),
    cite: howToCite(context),
  });
}

/** `A Report: Part II, Part III`; `A Report: the whole document`. */
function takenOf(
  { part, whole, sections, sourcePages }: PackedDocument,
  context: Context,
): string {
  const { say } = context;
  const comma = say("list-comma");
  const { title } = part;
  if (whole) return say("pack-taken-whole", { title });
  if (sections.length > 0) return say("pack-taken-of", { title, list: sections.join(comma) });
  if (sourcePages.length > 0) {
    const list = sourcePages.map((range) => pagesOf(range, context)).join(comma);
    return say("pack-taken-of", { title, list });
  }
  return say("pack-taken-but", { title });
}

/** The parts of the edition that are not in the pack, or not whole. */
function partsLeftOut(context: Context): string {
  const { edition, stock, pack, say } = context;
  const { persons, glossary } = edition.manuscript;
  const { hyphens } = edition.apparatus;
  const counts: Readonly<Record<string, readonly [shown: number, all: number]>> = {
    persons: [stock.persons.length, persons.length],
    glossary: [stock.glossary.length, glossary.length],
    hyphenation: [
      hyphens.filter(({ anchor }) => pack?.anchors.has(anchor)).length,
      hyphens.length,
    ],
    bibliography: [stock.bibliography.length, edition.bibliography.length],
  };
  const left = edition.parts.flatMap(({ id, kind, title }) => {
    if (["title-page", "imprint", "contents"].includes(kind)) return [];
    if (pack?.documents.some(({ part }) => part.id === id)) return [];
    const [shown, all] = counts[kind] ?? [0, 0];
    if (shown === 0) return [title];
    return shown < all ? [say("pack-left-out-some", { title, n: all - shown, all })] : [];
  });
  if (left.length === 0) return say("pack-left-out-none");
  return say("pack-left-out-parts", { list: left.join(say("semicolon")) });
}

/** What is in the pack and not in the edition. */
function addedOf({ config, instructors, pack }: Packing, context: Context): string {
  const { say } = context;
  const { introduction, questions, teachingNotes, lineNumbers } = config;
  const answered = questions.some(({ answer }) => answer !== undefined);
  const omits = pack.documents.some(({ whole }) => !whole);
  const added = [
    ...(lineNumbers > 0 ? ["lines"] : []),
    ...(introduction === undefined ? [] : ["introduction"]),
    ...(omits ? ["omissions"] : []),
    ...(questions.length > 0 ? ["questions"] : []),
    ...(instructors && answered ? ["answers"] : []),
    ...(instructors && teachingNotes.length > 0 ? ["teaching"] : []),
    "page",
    "signs",
  ];
  const list = inSeries(
    added.map((one) => say(`pack-added-${one}`)),
    context,
  );
  return say("pack-added-says", { list });
}

/** A line that is in the pack, by its page and its number there; typeset fills in both. */
function exampleOf(
  { config, pack: { example } }: Packing,
  title: string,
  context: Context,
): Markup | null {
  if (!example) return null;
  const key = config.lineNumbers > 0 ? "pack-cite-example" : "pack-cite-example-page";
  const { anchor } = example;
  const marks = new Map([
    ["\ue000", () => folio(anchor, context)],
    ["\ue001", () => context.fill("nodes/line-of", { anchor })],
  ]);
  const said = context.say(key, { title, page: "\ue000", line: "\ue001" });
  return joined(
    said.split(/([\ue000\ue001])/u).map((one) => marks.get(one)?.() ?? escaped(one)),
  );
}

/** The same line as the other outputs show it. */
function sameLine(example: ExampleLine | null, context: Context): string | null {
  if (!example) return null;
  const { edition, say } = context;
  const { anchor, paragraph, sourcePage } = example;
  const page = printFolio(anchor, context);
  const places = [
    ...(edition.manuscript.config.paragraphNumbers
      ? [say("paragraph-n", { n: paragraph })]
      : []),
    ...(page === null ? [] : [say("print-page-n", { n: page })]),
    ...(sourcePage === null ? [] : [say("source-page-n", { n: sourcePage })]),
  ];
  if (places.length === 0) return null;
  return say("pack-cite-same", { list: places.join(say("semicolon")) });
}

function linesOf({ config }: Packing, { say }: Context): string {
  const { lineNumbers, restart } = config;
  const lines = say(lineNumbers > 0 ? `pack-lines-${restart}` : "pack-lines-none", {
    n: lineNumbers,
  });
  return hasInstructorsPack(config) ? `${lines} ${say("pack-lines-same")}` : lines;
}
