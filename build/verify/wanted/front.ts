// Title page, imprint and contents. Floor: verify.

import type { Anchor, Edition, OutputPart } from "../../model/edition.ts";
import type { Block, Heading } from "../../model/nodes.ts";
import { digestOf, shortDigest } from "../../model/provenance.ts";
import { plainText } from "../../model/text.ts";
import type { Maker } from "./maker.ts";

export function titlePage(to: Maker, { id }: OutputPart): void {
  const { title, subtitle, publisher, date } = to.edition.manuscript.config;
  to.writer.to.block(id, () => to.words(title));
  if (subtitle !== undefined) to.line(subtitle);
  contributors(to);
  if (publisher !== undefined) to.line(publisher);
  to.line(date.slice(0, 4));
}

/** One line for each role, in the order in which roles are first named. */
export function contributors(to: Maker): void {
  const byRole = new Map<string, string[]>();
  for (const { role, name } of to.edition.manuscript.config.contributors) {
    byRole.set(role, [...(byRole.get(role) ?? []), name]);
  }
  for (const [role, names] of byRole) {
    to.line(to.say(`role-${role}`, { names: to.series(names) }));
  }
}

export function imprint(to: Maker): void {
  const { version, identifier, isbn, rights } = to.edition.manuscript.config;
  const facts: readonly (readonly [string, string])[] = [
    ["imprint-identifier", identifier],
    ...(isbn === undefined ? [] : [["imprint-isbn", isbn] as const]),
    ["imprint-rights", rights],
    ["imprint-cite", howToCite(to)],
    ["imprint-type", to.say("imprint-typefaces")],
    ["imprint-state", shortDigest(digestOf(to.edition.manuscript.inputs))],
  ];
  to.line(to.say("imprint-version", { version, date: dateOf(to) }));
  for (const [term, value] of facts) {
    to.line(to.say(term));
    to.line(value);
  }
}

/** The edition's date in its language. */
export function dateOf(to: Maker): string {
  return longDate(to, to.edition.manuscript.config.date);
}

/** An ISO date in the edition's language. */
export function longDate(to: Maker, iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  const key = Number(day) === 1 ? "date-first" : "date";
  return to.say(key, { year, month: to.say(`month-${Number(month)}`), day: Number(day) });
}

/** How the edition itself is to be cited. */
export function howToCite(to: Maker): string {
  const {
    title,
    subtitle,
    contributors: people,
    version,
    publisher,
    date,
    identifier,
  } = to.edition.manuscript.config;
  const makers = people.filter(({ role }) => role === "editor" || role === "author");
  const who = makers.length > 0 ? [`${to.series(makers.map(({ name }) => name))}.`] : [];
  const year = date.slice(0, 4);
  return [
    ...who,
    `${subtitle === undefined ? title : [title, subtitle].join(to.say("colon"))}.`,
    to.say("cite-version", { version }),
    `${publisher === undefined ? year : `${publisher}, ${year}`}.`,
    `${identifier}.`,
  ].join(" ");
}

export function contents(to: Maker): void {
  if (to.scope.output === "epub") navigation(to);
  else printedContents(to);
}

/** Parts that printed contents do not list: they stand before the contents or are them. */
const UNLISTED: readonly OutputPart["kind"][] = ["title-page", "imprint", "contents"];

function printedContents(to: Maker): void {
  for (const part of to.scope.parts.filter(({ kind }) => !UNLISTED.includes(kind))) {
    entry(to, part.id, part.title);
    const headings = part.kind === "document" ? uppermost(part.file?.children ?? []) : [];
    for (const heading of headings) {
      const anchor = to.edition.anchors.get(heading);
      if (anchor) entry(to, anchor, plainText(heading.children).replace(/\.$/u, ""));
    }
  }
}

/** A line of a table of contents. */
export function entry(to: Maker, anchor: Anchor, title: string): void {
  to.line(() =>
    to.link(anchor, () => {
      to.words(`${title} `);
      to.folio(anchor);
    }),
  );
}

/** The headings of the second level, also of those in an enclosure. */
function uppermost(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === "division") return uppermost(block.children);
    return block.type === "heading" && block.level === 2 ? [block] : [];
  });
}

/**
 * The page of contents of an EPUB is its navigation. The list of its parts is checked as such, not
 * as text; after it stand the pages of the source.
 */
function navigation(to: Maker): void {
  const documents = to.scope.parts.flatMap((part) => {
    const turns = turnsOf(to.edition, part.id);
    return turns.length > 0 ? [{ part, turns }] : [];
  });
  if (documents.length > 0) to.line(to.say("epub-source-pages"));
  for (const { part, turns } of documents) {
    if (documents.length > 1) to.line(() => to.link(part.id, part.shortTitle));
    for (const { anchor, key, n } of turns) {
      to.line(() => to.link(anchor, to.say(key, { n })));
    }
  }
}

function turnsOf({ items }: Edition, part: Anchor) {
  return items.flatMap(({ anchor, node, place }) => {
    if (node.type !== "page-turn" || place.part !== part) return [];
    const key = node.cert === "certain" ? "epub-source-page" : "epub-source-page-inferred";
    return [{ anchor, key, n: node.n }];
  });
}
