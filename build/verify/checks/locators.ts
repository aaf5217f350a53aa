// Every list of locators, in an index or with an entry, gives each place of its entry by the folio
// on which it was read, and links to it; and what it links to is the place. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Compared, Comparison } from "../compare.ts";
import type { PageName, WantedLocator } from "../text/locators.ts";
import { wantedLocators } from "../text/locators.ts";
import type { Links } from "./calls.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** `pageOf` tells the page on which an anchor was read; null where it was not. */
export function checkLocators(
  comparison: Comparison,
  links: Links,
  pageOf: (anchor: Anchor) => PageName | null,
): Finding[] {
  return comparison.texts.flatMap((text) =>
    [...(text.alignment?.lists ?? [])].flatMap(([at, range]) => {
      const list = text.text.listAt.get(at);
      if (!list || !text.seen) return [];
      // What is not in the file at all is told elsewhere, and not once more for each list.
      const isRead = ({ anchor }: { anchor: Anchor }): boolean =>
        !comparison.stretches.has(anchor) || pageOf(anchor) !== null;
      if (!list.places.every(isRead)) return [];
      const runs = wantedLocators(list, pageOf);
      const wanted = runs.map((run) => run.map((locator) => locator.text).join("–")).join(", ");
      const printed = text.seen.slice(range.from, range.to);
      const place = { span: text.text.spanAt(at) };
      const what = `what ${quoted(headingBefore(text, at))} gives`;
      if (plain(printed) !== plain(wanted)) {
        const message = `${what} is ${quoted(printed)}, and should be ${quoted(wanted.replace(/\s/gu, " "))}`;
        return [finding("index-is-true", message, place)];
      }
      return astray(text, range.from, runs.flat(), links).map((fault) =>
        finding("index-is-true", `${what} as ${fault}`, place),
      );
    }),
  );
}

function plain(text: string): string {
  return text.replace(/\s+/gu, "");
}

/** What is wrong with the links of a list, whose words are known to be right. */
function astray(
  text: Compared,
  from: number,
  locators: readonly WantedLocator[],
  links: Links,
): readonly string[] {
  let at = from;
  return locators.flatMap(({ text: words, anchor }) => {
    const size = plain(words).length;
    const found = links.at(text, { from: at, to: at + size }, anchor);
    at += size + 1;
    return found ? [`${quoted(words.replace(/\s/gu, " "))} ${found.fault}`] : [];
  });
}

/** The words before a list that say what it is of: its heading, or the name of its entry. */
function headingBefore({ text }: Compared, at: number): string {
  const mark = [...text.names, ...text.blocks]
    .filter(({ to }) => to <= at)
    .sort((a, b) => a.to - b.to || a.from - b.from)
    .at(-1);
  return mark ? text.slice(mark.from, mark.to) : text.slice(Math.max(0, at - 30), at);
}
