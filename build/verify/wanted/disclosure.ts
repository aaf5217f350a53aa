// What a course pack must disclose: what it takes, what it leaves out, what it adds, and how to
// cite a line of it. Floor: verify.

import { hasInstructorsPack } from "../../model/manuscript.ts";
import type { PackedDocument } from "../../model/pack.ts";
import { pageRange, writeOmission } from "../text/elsewhere.ts";
import { FOLIO } from "../text/expected.ts";
import { dateOf, howToCite } from "./front.ts";
import { hyphensShown } from "./hyphens.ts";
import type { Maker } from "./maker.ts";
import { isInstructors, packOf } from "./pack.ts";
import { longestParagraph, type NumberedParagraph, ownPlaces } from "./paragraphs.ts";

export function packDisclosure(to: Maker): void {
  const { title, version, identifier } = to.edition.manuscript.config;
  const documents = to.edition.pack?.documents ?? [];
  to.heading(2, to.say("pack-edition"));
  to.line(to.say("pack-made-from", { title, version, date: dateOf(to), identifier }));
  to.heading(2, to.say("pack-taken"));
  for (const document of documents) item(to, () => to.words(taken(to, document)));
  to.line(to.say("pack-taken-says"));
  to.heading(2, to.say("pack-left-out"));
  leftOut(to, documents);
  to.heading(2, to.say("pack-added"));
  to.line(to.say("pack-added-says", { list: to.series(added(to)) }));
  to.heading(2, to.say("pack-cite"));
  citing(to);
}

function taken(to: Maker, document: PackedDocument): string {
  const { part, whole, sections, sourcePages } = document;
  const { title } = part;
  if (whole) return to.say("pack-taken-whole", { title });
  const pages = sourcePages.map((range) => pageRange(to.edition.labels, range));
  const list = [...sections, ...pages].join(to.say("list-comma"));
  return list === ""
    ? to.say("pack-taken-but", { title })
    : to.say("pack-taken-of", { title, list });
}

function leftOut(to: Maker, documents: readonly PackedDocument[]): void {
  const omissions = documents.flatMap((document) => document.omissions);
  to.line(to.say(omissions.length > 0 ? "pack-left-out-omissions" : "pack-left-out-nothing"));
  for (const omission of omissions) {
    item(to, () =>
      writeOmission(to.writer.to, to.edition, "pack-omission-line", omission, to.here),
    );
  }
  const parts = partsLeftOut(to);
  to.line(
    parts.length > 0
      ? to.say("pack-left-out-parts", { list: parts.join(to.say("semicolon")) })
      : to.say("pack-left-out-none"),
  );
}

/** Parts of the book that the pack lacks, and those of which it shows some entries. */
function partsLeftOut(to: Maker): readonly string[] {
  const { edition, scope } = to;
  const { persons, glossary } = edition.manuscript;
  const sizes = new Map<string, readonly [number, number]>([
    ["persons", [scope.stock.persons.length, persons.length]],
    ["glossary", [scope.stock.glossary.length, glossary.length]],
    ["hyphenation", hyphensShown(to)],
    ["bibliography", [scope.stock.works.length, edition.bibliography.length]],
  ]);
  return edition.parts.flatMap(({ id, kind, title }) => {
    if (kind === "title-page" || kind === "imprint" || kind === "contents") return [];
    if (!scope.takes(id)) return [title];
    const [shown, all] = sizes.get(kind) ?? [0, 0];
    return shown < all ? [to.say("pack-left-out-some", { title, n: all - shown, all })] : [];
  });
}

function added(to: Maker): readonly string[] {
  const { introduction, questions, teachingNotes, lineNumbers } = packOf(to);
  const answers = questions.some(({ answer }) => answer !== undefined);
  const there: readonly (readonly [string, boolean])[] = [
    ["lines", lineNumbers > 0],
    ["introduction", introduction !== undefined],
    ["omissions", (to.edition.pack?.omissionAt.size ?? 0) > 0],
    ["questions", questions.length > 0],
    ["answers", answers && isInstructors(to)],
    ["teaching", teachingNotes.length > 0 && isInstructors(to)],
    ["page", true],
    ["signs", true],
  ];
  return there.flatMap(([key, isThere]) => (isThere ? [to.say(`pack-added-${key}`)] : []));
}

function citing(to: Maker): void {
  const config = packOf(to);
  const { lineNumbers: n, restart } = config;
  to.line(() => {
    to.words(n > 0 ? to.say(`pack-lines-${restart}`, { n }) : to.say("pack-lines-none"));
    if (hasInstructorsPack(config)) to.words(` ${to.say("pack-lines-same")}`);
  });
  const example = longestParagraph(to.edition, to.scope);
  if (example) citeExample(to, example, n > 0);
  to.line(to.say("pack-cite-edition"));
  to.line(howToCite(to));
}

/** A line of the pack by its page and its number there, then as the other outputs show it. */
function citeExample(
  to: Maker,
  { anchor, number }: NumberedParagraph,
  hasLines: boolean,
): void {
  const { edition } = to;
  const { title, shortTitle, outputs, paragraphNumbers } = edition.manuscript.config;
  const { here } = to;
  const template = edition.labels[hasLines ? "pack-cite-example" : "pack-cite-example-page"];
  const name = shortTitle ?? title;
  const written = new Map([
    ["{title}", () => to.words(name)],
    ["{page}", () => to.folio(anchor)],
    ["{line}", () => to.writer.to.lineNumber(here, anchor)],
  ]);
  to.line(() => {
    for (const piece of (template ?? "").split(/(\{\w+\})/u)) {
      const write = written.get(piece);
      if (write) write();
      else to.words(piece);
    }
  });
  const sourcePage = ownPlaces(edition).get(anchor)?.sourcePage ?? null;
  const places = [
    ...(paragraphNumbers ? [to.say("paragraph-n", { n: number })] : []),
    ...(outputs.includes("print") ? [to.say("print-page-n", { n: FOLIO })] : []),
    ...(sourcePage === null ? [] : [to.say("source-page-n", { n: sourcePage })]),
  ];
  if (places.length === 0) return;
  const list = places.join(to.say("semicolon"));
  const [before = "", after] = to.say("pack-cite-same", { list }).split(FOLIO);
  to.line(() => {
    to.words(before);
    if (after === undefined) return;
    to.writer.to.printFolio(here, anchor);
    to.words(after);
  });
}

function item(to: Maker, says: () => void): void {
  to.writer.to.optional("•", to.here);
  to.line(says);
}
