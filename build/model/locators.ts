// What an index prints for the places of an entry: folios in order, each once, runs of them as
// ranges, notes by their number. Ground floor, because it is done in two places: in the browser,
// for pages that an engine has laid out, and in `render`, for an EPUB that prints the same folios.
//
// The contract between `render` and whatever lays out pages: an element
//
//   <span class="locators" data-locators="mention-4 mention-9:3" data-note="n" data-notes="nn"></span>
//
// lists anchors in reading order, each with the label of the note it stands in, if it stands in
// one. Before its pages are final an engine puts into it what `mergeLocators` gives for the page
// map: for each locator its joint as text, then <a class="locator" href="#anchor">text</a>. The
// list is as long as the folios make it, so it is filled before the block is measured; the pages
// of what it names are known by then wherever the index comes after the text.

/** One place of an entry. */
export interface LocatorTarget {
  readonly anchor: string;
  /** Label of the note in which it stands. */
  readonly note: string | null;
}

/** The page on which something stands: its place in the page map, from 0, and its folio. */
export interface LocatorPage {
  readonly index: number;
  readonly folio: string;
}

/** One link of a list of locators. */
export interface Locator {
  /** What stands before it: nothing, a comma, or a dash where a range ends with it. */
  readonly joint: string;
  readonly text: string;
  readonly anchor: string;
}

/** What stands between a folio and the label of a note, and of two or more notes: `n`, `nn`. */
export interface LocatorWords {
  readonly note: string;
  readonly notes: string;
}

/**
 * The locators of one entry. A page is given once; pages that follow one another are a range
 * (12–14), notes of one page that do so likewise (46nn3–4); a note is given only where the text
 * of its page does not name the entry (Chicago Manual of Style, 17th ed., chapter 16).
 * Pages that are not known yet are taken for one page, 00. Sent to the browser as text: uses
 * nothing outside itself.
 */
export function mergeLocators(
  targets: readonly LocatorTarget[],
  pageOf: (anchor: string) => LocatorPage | undefined,
  words: LocatorWords,
): Locator[] {
  interface Placed {
    readonly anchor: string;
    readonly note: string | null;
    readonly index: number;
    readonly folio: string;
  }
  const placed = targets
    .map(({ anchor, note }, order) => {
      const { index, folio } = pageOf(anchor) ?? {
        index: Number.MAX_SAFE_INTEGER,
        folio: "00",
      };
      return { anchor, note, index, folio, order };
    })
    .sort((a, b) => a.index - b.index || a.order - b.order);
  const inText = new Set(placed.flatMap(({ note, index }) => (note === null ? [index] : [])));
  const seen = new Set<string>();
  const kept: Placed[] = placed.filter(({ note, index }) => {
    const key = `${index} ${note ?? ""}`;
    if (seen.has(key) || (note !== null && inText.has(index))) return false;
    seen.add(key);
    return true;
  });
  const isNumber = (label: string): boolean => /^\d+$/.test(label);
  const follows = (a: Placed | undefined, b: Placed): boolean => {
    if (!a) return false;
    if (a.note === null || b.note === null) {
      const alike = isNumber(a.folio) === isNumber(b.folio);
      return a.note === null && b.note === null && b.index === a.index + 1 && alike;
    }
    const numbered = isNumber(a.note) && isNumber(b.note);
    return numbered && b.index === a.index && Number(b.note) === Number(a.note) + 1;
  };
  const runs: Placed[][] = [];
  for (const one of kept) {
    const run = runs.at(-1);
    if (run && follows(run.at(-1), one)) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run, at) => {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) return [];
    const many = run.length > 1;
    const infix = many ? words.notes : words.note;
    const text = first.note === null ? first.folio : first.folio + infix + first.note;
    const opening = { joint: at === 0 ? "" : ", ", text, anchor: first.anchor };
    const end = last.note ?? last.folio;
    return many ? [opening, { joint: "–", text: end, anchor: last.anchor }] : [opening];
  });
}
