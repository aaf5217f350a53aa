// Stage typeset. Lists as ISO 32000-1, 14.8.4.3.3 has them, L > LI > Lbl, LBody, and contents as
// TOC > TOCI > Reference.

import { isInline, type Kid, type Tag, tag, tagsIn } from "./tag.ts";

/** ISO 32000-1, table 347: the labels a list has, by CSS's name for them. */
const NUMBERING: Readonly<Record<string, string>> = {
  disc: "Disc",
  circle: "Circle",
  square: "Square",
  decimal: "Decimal",
  "upper-roman": "UpperRoman",
  "lower-roman": "LowerRoman",
  "upper-alpha": "UpperAlpha",
  "lower-alpha": "LowerAlpha",
  "upper-latin": "UpperAlpha",
  "lower-latin": "LowerAlpha",
};

/** Gives every list and every table of contents its parts. */
export function shapeLists(root: Tag): void {
  for (const one of tagsIn(root)) {
    if (one.mark?.name === "nav" && one.mark.classes.includes("contents")) shapeContents(one);
  }
  for (const one of tagsIn(root)) if (one.type === "L") shapeList(one);
}

function shapeContents(nav: Tag): void {
  for (const one of tagsIn(nav)) {
    if (one.type === "L") one.type = "TOC";
    if (one.type === "LI") one.type = "TOCI";
  }
}

function shapeList(list: Tag): void {
  list.kids = list.mark?.name === "dl" ? pairsOf(list.kids) : list.kids.map(itemOf);
  const first = list.kids.find((kid) => kid.kind === "tag");
  const numbering = NUMBERING[list.mark?.form ?? ""] ?? typedNumbering(first);
  list.attributes = { List: { ListNumbering: numbering } };
}

/** What a label as the author typed it counts by: "(2)", "b.", "iv)". */
function typedNumbering(item: Tag | undefined): string {
  const label = item?.kids.find((kid) => kid.kind === "tag" && kid.type === "Lbl");
  const words = label?.kind === "tag" ? (label.mark?.words ?? "") : "";
  const letters = words.replace(/[^\p{L}\p{N}]/gu, "");
  if (/^\p{N}+$/u.test(letters)) return "Decimal";
  if (/^[ivxlcdm]+$/.test(letters)) return "LowerRoman";
  if (/^[IVXLCDM]+$/.test(letters)) return "UpperRoman";
  if (/^\p{Ll}$/u.test(letters)) return "LowerAlpha";
  return /^\p{Lu}$/u.test(letters) ? "UpperAlpha" : "None";
}

/** Terms and what is said of them: one item for each run of terms. */
function pairsOf(kids: readonly Kid[]): Kid[] {
  const items: Tag[] = [];
  for (const kid of kids) {
    const term = kid.kind === "tag" && kid.type === "Lbl";
    const last = items.at(-1);
    if (
      term &&
      (!last || last.kids.some((one) => one.kind === "tag" && one.type === "LBody"))
    ) {
      items.push(tag("LI", [kid]));
    } else if (last) last.kids.push(kid);
    else items.push(tag("LI", [kid]));
  }
  return items.map(itemOf);
}

/** An item's label comes first, also where it stands inside the item's first paragraph; the rest is its body. */
function itemOf(kid: Kid): Kid {
  if (kid.kind !== "tag") return tag("LI", [tag("LBody", [kid])]);
  const item = kid.type === "LI" ? kid : tag("LI", [kid]);
  const labels: Kid[] = [];
  let rest = [...item.kids];
  for (let label = labelOf(rest[0]); label; label = labelOf(rest[0])) {
    labels.push(label);
    rest = label === rest[0] ? rest.slice(1) : rest;
  }
  item.kids = rest.length > 0 ? [...labels, bodyOf(rest)] : labels;
  return item;
}

function bodyOf(kids: readonly Kid[]): Tag {
  const [only, ...others] = kids;
  const whole = others.length === 0 && only?.kind === "tag" && only.type === "LBody";
  return whole ? only : tag("LBody", kids.flatMap(opened));
}

function opened(kid: Kid): Kid[] {
  return kid.kind === "tag" && kid.type === "LBody" ? kid.kids : [kid];
}

/** A label, or the label that a paragraph begins with, taken out of it. */
function labelOf(kid: Kid | undefined): Tag | null {
  if (kid?.kind !== "tag") return null;
  if (kid.type === "Lbl") return kid;
  const [first, ...words] = kid.kids;
  if (kid.type !== "P" || first?.kind !== "tag" || first.type !== "Lbl") return null;
  kid.kids = words;
  return first;
}

/** What may stand in an item of a table of contents and in no other place is put there. */
export function shapeEntries(root: Tag): void {
  for (const one of tagsIn(root)) {
    if (one.type !== "TOCI") continue;
    const inline = one.kids.filter(isInline);
    const blocks = one.kids.filter((kid) => !isInline(kid));
    const loose = inline.filter((kid) => kid.kind !== "tag" || kid.type !== "Reference");
    const kept = loose.length > 0 ? [tag("P", inline)] : inline;
    one.kids = [...kept, ...blocks];
  }
}
