// Stage typeset. Notes and the links between a note and its call. A note stands in the tree after
// the block that calls it: there a reader wants it, and there it does not cut a paragraph in two
// that goes on overleaf.

import { isInline, type Kid, type Tag, type TagType, tag, tagsIn } from "./tag.ts";

/** What may hold blocks, so that a note may stand in it. ISO 32000-1, 14.8.4. */
const HOLDS: ReadonlySet<TagType> = new Set([
  "Document",
  "Sect",
  "Div",
  "Index",
  "LBody",
  "BlockQuote",
  "TD",
  "TH",
  "Note",
]);

/** Every link inside the file is a `Reference`; a note's link back to its call is the note's label. */
export function shapeLinks(root: Tag): void {
  for (const one of [...tagsIn(root)]) one.kids = one.kids.flatMap(linked);
}

function linked(kid: Kid): Kid[] {
  if (kid.kind !== "tag" || kid.type !== "Link") return [kid];
  const { mark } = kid;
  if (![...tagsIn(kid)].some(({ kids }) => kids.some(({ kind }) => kind === "area"))) {
    return kid.kids;
  }
  if (mark?.classes.includes("note-label")) return [tag("Lbl", [kid])];
  return mark?.href?.startsWith("#") ? [tag("Reference", [kid])] : [kid];
}

/** ISO 14289-1, 7.9: every note has an id of its own; each goes where its first call is. */
export function placeNotes(root: Tag): void {
  const notes = new Map<string, Tag>();
  for (const one of tagsIn(root)) {
    if (one.type !== "Note") continue;
    one.id = one.mark?.id || `note-${notes.size + 1}`;
    one.kids = labelled(one.kids);
    notes.set(one.id, one);
  }
  const called = new Set<string>();
  for (const { mark } of tagsIn(root)) {
    const target = mark?.classes.includes("note-call") ? mark.href?.slice(1) : undefined;
    if (target !== undefined && notes.has(target)) called.add(target);
  }
  for (const one of tagsIn(root)) {
    one.kids = one.kids.filter(
      (kid) => kid.kind !== "tag" || kid.type !== "Note" || !called.has(kid.id ?? ""),
    );
  }
  new Placement(notes).place(root);
}

/** The label comes before the note's paragraphs, not inside the first of them. */
function labelled(kids: readonly Kid[]): Kid[] {
  const [paragraph, ...rest] = kids;
  if (paragraph?.kind !== "tag" || paragraph.type !== "P") return [...kids];
  const [label, ...words] = paragraph.kids;
  if (label?.kind !== "tag" || label.type !== "Lbl") return [...kids];
  paragraph.kids = words;
  return [label, paragraph, ...rest];
}

class Placement {
  private readonly notes: Map<string, Tag>;

  constructor(notes: Map<string, Tag>) {
    this.notes = notes;
  }

  /** Puts notes into `one` and gives back those that must stand outside of it. */
  place(one: Tag): Tag[] {
    const own = this.calledBy(one);
    const kids: Kid[] = [];
    const waiting: Tag[] = own ? [own] : [];
    const holds = HOLDS.has(one.type);
    for (const kid of one.kids) {
      kids.push(kid);
      if (kid.kind !== "tag") continue;
      waiting.push(...this.place(kid));
      if (holds && !isInline(kid)) kids.push(...waiting.splice(0));
    }
    if (holds) kids.push(...waiting.splice(0));
    one.kids = kids;
    return waiting;
  }

  private calledBy({ mark }: Tag): Tag | null {
    if (!mark?.classes.includes("note-call")) return null;
    const id = mark.href?.slice(1) ?? "";
    const note = this.notes.get(id) ?? null;
    this.notes.delete(id);
    if (note) note.kids = note.kids.flatMap((kid) => this.within(kid));
    return note;
  }

  /** A note that calls another. */
  private within(kid: Kid): Kid[] {
    return kid.kind === "tag" ? [kid, ...this.place(kid)] : [kid];
  }
}
