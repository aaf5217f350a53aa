// Stage typeset. From the tree as Chromium wrote it to one that says what a sighted reader sees:
// each step is one of ISO 14289-1's demands.

import type { Mark } from "../../page/marks.ts";
import { shapeEntries, shapeLists } from "./lists.ts";
import { placeNotes, shapeLinks } from "./notes.ts";
import { shapeTables } from "./tables.ts";
import { type Tag, type TagType, tag, tagsIn } from "./tag.ts";

/** Shapes the tree in place. Furniture is no longer in it. */
export function shapeTags(root: Tag, language: string): void {
  shapeFigures(root);
  shapeLinks(root);
  shapeLists(root);
  shapeEntries(root);
  shapeTables(root);
  prune(root);
  placeNotes(root);
  levelHeadings(root);
  speak(root, language);
}

/** A figure is its picture, with its caption inside; a picture without words of its own is furniture. */
function shapeFigures(root: Tag): void {
  for (const one of tagsIn(root)) {
    if (one.type === "Figure") one.alt = one.mark?.spoken ?? "";
    if (one.mark?.name !== "figure") continue;
    const pictures = [...tagsIn(one)].filter(({ type }) => type === "Figure");
    const [picture] = pictures;
    if (!picture || pictures.length > 1) continue;
    one.type = "Figure";
    one.alt = picture.mark?.spoken ?? "";
    // The picture may stand in a box of its own; told twice, it would be described twice.
    for (const holder of [...tagsIn(one)]) {
      holder.kids = holder.kids.flatMap((kid) => (kid === picture ? picture.kids : [kid]));
    }
  }
}

/** Empty tags say nothing; an empty cell keeps its place in the row. */
function prune(one: Tag): boolean {
  one.kids = one.kids.filter((kid) => kid.kind !== "tag" || prune(kid));
  return one.kids.length > 0 || one.type === "TD" || one.type === "TH";
}

/** ISO 14289-1, 7.4.2: levels begin with the first and none is left out on the way down. */
function levelHeadings(root: Tag): void {
  const open: number[] = [];
  for (const one of tagsIn(root)) {
    const level = /^H([1-6])$/.exec(one.type)?.[1];
    if (level === undefined) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= Number(level)) open.pop();
    open.push(Number(level));
    one.type = `H${open.length}` as TagType;
  }
}

/** Languages where they change, and what is read out in place of a sign. */
function speak(root: Tag, language: string): void {
  root.lang = language;
  const visit = (one: Tag, around: string): void => {
    const own = one.mark?.lang ?? around;
    if (own !== around) one.lang = own;
    sayStruck(one);
    if (one.mark?.spoken && one.type === "Span") sayInstead(one, one.mark);
    for (const kid of one.kids) if (kid.kind === "tag") visit(kid, own);
  };
  visit(root, language);
}

/** Marks whose name says all that their sign does. */
const TELLING = ["redaction", "page-turn", "checkbox"];

/**
 * What a mark is called is read out in its place, with its words where the name is not all there is
 * to know. Calls of notes stay beside it: a link that is read over cannot be followed.
 */
function sayInstead(one: Tag, { spoken, words, classes }: Mark): void {
  const telling = classes.some((name) => TELLING.includes(name));
  const alt = telling || !words ? (spoken ?? "") : `${spoken}: ${words}`;
  const calls = one.kids.filter((kid) => kid.kind === "tag" && isCall(kid));
  const sign = one.kids.filter((kid) => !calls.includes(kid));
  if (calls.length === 0) one.alt = alt;
  else one.kids = [{ ...tag("Span", sign), alt }, ...calls];
}

function isCall(one: Tag): boolean {
  return (
    one.type === "Reference" &&
    [...tagsIn(one)].some(({ mark }) => mark?.classes.includes("note-call"))
  );
}

/** ISO 32000-1, 14.8.5.4.4: a reader's program can tell that words are struck through. */
function sayStruck(one: Tag): void {
  if (one.mark?.name !== "del") return;
  one.attributes = { Layout: { TextDecorationType: "LineThrough" } };
}
