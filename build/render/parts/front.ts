// Title page, imprint and contents. Floor: render.

import type { Part } from "../../model/edition.ts";
import type { EditionConfig } from "../../model/manuscript.ts";
import type { Block, Heading } from "../../model/nodes.ts";
import { digestOf, shortDigest } from "../../model/provenance.ts";
import { headingLabel } from "../../model/text.ts";
import { type Context, folio } from "../context.ts";
import { escaped, type Markup } from "../shapes.ts";

/** Parts that a table of contents does not list: they stand before it or are it. */
const UNLISTED = ["title-page", "imprint", "contents", "pack-title"];

export function titlePage(context: Context): Markup {
  const { config } = context.edition.manuscript;
  return context.fill("parts/title-page", {
    title: config.title,
    subtitle: config.subtitle ?? null,
    people: people(context),
    publisher: config.publisher ?? null,
    year: config.date.slice(0, 4),
  });
}

/** Contributors by role, in the order in which roles are first named: `Edited by A and B`. */
export function people(context: Context): readonly { readonly content: Markup }[] {
  const { contributors } = context.edition.manuscript.config;
  const roles = [...new Set(contributors.map(({ role }) => role))];
  return roles.map((role) => {
    const names = contributors.filter((one) => one.role === role).map(({ name }) => name);
    return {
      content: escaped(context.say(`role-${role}`, { names: inSeries(names, context) })),
    };
  });
}

/**
 * `A`, `A and B`, `A, B and C`. Before the last stands what joins two in the edition's language:
 * Unicode's list patterns, which know that Spanish has `e` and not `y` before an i.
 */
export function inSeries(names: readonly string[], { say, edition }: Context): string {
  const [before, last = ""] = names.slice(-2);
  if (names.length < 2 || before === undefined) return names[0] ?? "";
  const { language } = edition.manuscript.config;
  const joint = new Intl.ListFormat(language).formatToParts([before, last])[1]?.value ?? "";
  return names.slice(0, -1).join(say("list-comma")) + joint + last;
}

/** An ISO date in the edition's language. */
export function longDate(iso: string, { say }: Context): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return say(day === "01" ? "date-first" : "date", {
    year,
    day: Number(day),
    month: say(`month-${Number(month)}`),
  });
}

/** How the edition itself is to be cited. */
export function howToCite(context: Context): string {
  const { title, subtitle, contributors, version, publisher, date, identifier } =
    context.edition.manuscript.config;
  const editors = contributors.filter(({ role }) => role === "editor" || role === "author");
  const who = inSeries(
    editors.map(({ name }) => name),
    context,
  );
  const what = subtitle ? title + context.say("colon") + subtitle : title;
  const imprint = [publisher, date.slice(0, 4)].filter(Boolean).join(", ");
  const said = context.say("cite-version", { version });
  return `${who ? `${who}. ` : ""}${what}. ${said} ${imprint}. ${identifier}.`;
}

export function imprint(context: Context): Markup {
  const { config, inputs } = context.edition.manuscript;
  const { say } = context;
  const fact = (key: string, value: string) => ({ term: say(key), value: escaped(value) });
  return context.fill("parts/imprint", {
    version: versionLine(config, context),
    facts: [
      fact("imprint-identifier", config.identifier),
      ...(config.isbn === undefined ? [] : [fact("imprint-isbn", config.isbn)]),
      fact("imprint-rights", config.rights),
      fact("imprint-cite", howToCite(context)),
      fact("imprint-type", say("imprint-typefaces")),
      fact("imprint-state", shortDigest(digestOf(inputs))),
    ],
  });
}

function versionLine({ version, date }: EditionConfig, context: Context): string {
  return context.say("imprint-version", { version, date: longDate(date, context) });
}

export function contents(context: Context): Markup {
  const listed = context.edition.parts.filter(({ kind }) => !UNLISTED.includes(kind));
  return context.fill("parts/contents", {
    epub: context.epub,
    entries: listed.map((part) => {
      const headings = headingsOf(part, context);
      return {
        ...entry(part, context),
        matter: part.matter,
        nested: headings.length > 0,
        headings,
      };
    }),
  });
}

/** A line of a table of contents. */
export function entry(part: Pick<Part, "id" | "title">, context: Context) {
  return { anchor: part.id, title: part.title, folio: folio(part.id, context) };
}

/** The uppermost headings of a document; an essay is listed by its title alone. */
function headingsOf(part: Part, context: Context) {
  if (part.kind !== "document") return [];
  return topHeadings(part.file?.children ?? []).map((heading) => {
    const anchor = context.anchorOf(heading);
    return { anchor, title: entryText(heading), folio: folio(anchor, context) };
  });
}

function topHeadings(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === "heading") return block.level === 2 ? [block] : [];
    return block.type === "division" ? topHeadings(block.children) : [];
  });
}

/** A heading as contents list it: its words, without calls, marks or closing full stop. */
function entryText(heading: Heading): string {
  const { label: _label, ...unlabelled } = heading;
  return headingLabel(unlabelled);
}
