// Faults in what a page shows: text lost, doubled, altered, moved. Floor: selftest.

import type { ItemKind } from "../../model/edition.ts";
import type { PdfCopy } from "./copy.ts";
import { content, drop, marker, type PdfFault, word } from "./plant.ts";
import type { Show } from "./shows.ts";
import { callOf, itemOf, noteTextOf, type Target, wordIn } from "./targets.ts";

const TEXT = ["transcription-is-conserved"] as const;

/** The marks of a transcription that a template or a font could lose. */
const MARKS: readonly (readonly [ItemKind, string])[] = [
  ["redaction", "a redaction's marker is lost"],
  ["stamp", "a stamp is lost"],
  ["classification", "a classification is lost"],
  ["page-turn", "a page turn of the source is lost"],
  ["gap", "a gap is lost"],
  ["deletion", "struck words are lost"],
  ["addition", "added words are lost"],
];

const LOST: readonly PdfFault[] = [
  content("a word is lost", TEXT, (copy) => copy.rewrite(word(copy), drop)),
  content("a word of a note is lost", ["note-survives"], (copy) =>
    copy.rewrite(wordIn(copy.sound, noteTextOf(copy.sound)), drop),
  ),
  content("a call of a note is lost", ["item-survives", "call-leads-to-its-note"], (copy) =>
    copy.rewrite(callOf(copy.sound)?.target ?? null, drop),
  ),
  ...MARKS.map(([kind, says]) =>
    content(says, ["item-survives"], (copy) => copy.rewrite(itemOf(copy.sound, kind), drop)),
  ),
];

const ALTERED: readonly PdfFault[] = [
  content("one letter is printed as another", TEXT, (copy) => {
    const target = word(copy);
    const other =
      target && copy.shows(target).find(({ operand }, _at, all) => operand !== all[0]?.operand);
    return copy.rewrite(target, (show, written, at) =>
      at === 0 ? written.replace(show.operand, other?.operand ?? "") : written,
    );
  }),
  content("two letters change places", TEXT, (copy) => {
    const target = word(copy);
    const [first, second] = target ? copy.shows(target) : [];
    return copy.rewrite(target, (show, written, at) => {
      const other = [second, first][at];
      return other ? written.replace(show.operand, other.operand) : written;
    });
  }),
  content("a word is printed twice, one over the other", [...TEXT, "page-is-sound"], (copy) =>
    copy.rewrite(word(copy), (_show, written) => `${written} 0 0 Td ${written}`),
  ),
  content("a word of another page stands on this one", TEXT, (copy) => {
    const target = word(copy);
    if (!target) return null;
    const shows = copy.shows(target);
    copy.paint(target.page, shows.map((show) => shown(show, show.x, show.y - 5)).join("\n"));
    return target.says;
  }),
];

const SHIFTED: readonly PdfFault[] = [
  content("a word stands below the edge of the page", [...TEXT, "page-is-sound"], (copy) =>
    copy.rewrite(word(copy), (_show, written) => `0 2000 Td ${written} 0 -2000 Td`),
  ),
  content("a line runs over the right edge", ["page-is-sound"], (copy) =>
    copy.rewrite(line(copy), (_show, written) => `130 0 Td ${written} -130 0 Td`),
  ),
  content("a line is printed over the next", ["page-is-sound"], (copy) => {
    const own = line(copy);
    const next = own && lineBelow(copy, own);
    if (!own || next === null) return null;
    return copy.rewrite(own, ({ y, scale }, written) => {
      const down = (next - y) / scale;
      return `0 ${down} Td ${written} 0 ${-down} Td`;
    });
  }),
];

const CONCEALED: readonly PdfFault[] = [
  content("words lie under a black bar at the foot of a page", TEXT, (copy) => {
    const target = word(copy);
    if (!target) return null;
    const [first] = copy.shows(target);
    const at = { x: 90, y: 24 };
    const shift = at.x - (first?.x ?? 0);
    const words = copy.shows(target).map((show) => shown(show, show.x + shift, at.y));
    copy.paint(target.page, `${words.join("\n")}\n0 g ${at.x - 4} ${at.y - 4} 120 16 re f`);
    return target.says;
  }),
  content("words without ink lie under a paragraph", TEXT, (copy) => {
    const target = word(copy);
    if (!target) return null;
    const words = copy.shows(target).map((show) => shown(show, show.x, show.y - 3));
    copy.paint(target.page, `3 Tr\n${words.join("\n")}`);
    return target.says;
  }),
];

/** All the words of the line in which a word of the principal document stands. */
function line(copy: PdfCopy): Target | null {
  const target = word(copy);
  const [first] = target?.glyphs ?? [];
  if (!target || !first) return null;
  const page = copy.sound.reading.pages[target.page - 1];
  const glyphs = page?.page.glyphs.filter(
    ({ baseline, text }) => Math.abs(baseline - first.baseline) < 1 && text.trim() !== "",
  );
  return { ...target, says: `the line of ${target.says}`, glyphs: glyphs ?? [] };
}

/** Baseline of the nearest line below. */
function lineBelow(copy: PdfCopy, { page, glyphs }: Target): number | null {
  const own = glyphs[0]?.baseline ?? 0;
  const lines = copy.sound.reading.pages[page - 1]?.text ?? [];
  const below = lines.map(({ baseline }) => baseline).filter((baseline) => baseline < own - 1);
  return below.length > 0 ? Math.max(...below) : null;
}

/** Shows the same glyph at another place, in points of the page. */
function shown({ font, operand }: Show, x: number, y: number): string {
  return `BT /${font} 9 Tf 1 0 0 1 ${x} ${y} Tm ${operand} Tj ET`;
}

/** What a copier loses although a screen shows it. */
export const GREY: PdfFault = content(
  "a redaction's marker is grey",
  ["pack-survives-a-copier"],
  (copy) => copy.rewrite(marker(copy), (show, written) => `.6 g ${written} ${show.color}`),
);

/** What only the instructor's copy has. */
export const TEACHING_FAULTS: readonly PdfFault[] = [
  ["a word of a teaching note is lost", "part-pack-teaching"],
  ["a word of an answer is lost", "part-pack-questions"],
].map(([says = "", part = ""]) =>
  content(says, TEXT, (copy) => {
    const text = copy.sound.comparison.byAnchor.get(part) ?? null;
    return copy.rewrite(wordIn(copy.sound, text, 0.8), drop);
  }),
);

export const TEXT_FAULTS: readonly PdfFault[] = [...LOST, ...ALTERED, ...SHIFTED, ...CONCEALED];
