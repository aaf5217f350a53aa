// Visibility and navigation of an EPUB. Floor: verify.

import { type Comparison, type Stretch, seenOf } from "../compare.ts";
import type { NavEntry } from "../epub/open.ts";
import { holderOf, whereabouts } from "../epub/places.ts";
import type { EpubReading } from "../epub/reading.ts";
import { Visibility } from "../epub/visibility.ts";
import { type Finding, finding, quoted } from "./finding.ts";
import { checkListing, type Listed, listedIn } from "./outline.ts";
import { checkVisibility } from "./visibility.ts";

/** Nothing that must be read is hidden by style or attribute. */
export function checkEpubVisibility(comparison: Comparison, reading: EpubReading): Finding[] {
  const visibility = new Visibility(reading.file.css.values());
  const hidden = (at: number): string | null => {
    const element = reading.holders[at]?.element;
    return element ? visibility.hiddenBy(element) : null;
  };
  return checkVisibility(comparison, hidden, whereabouts(reading));
}

export function checkNav(comparison: Comparison, reading: EpubReading): Finding[] {
  const { contents, landmarks } = reading.file;
  const wanted = listedIn(comparison).filter(
    ({ level, stretch }) => level <= 3 && !isContents(comparison, stretch),
  );
  const listing = checkListing(
    "the contents",
    wanted,
    contents.map(({ title, depth, href }) => ({
      title,
      depth,
      fault: (listed: Listed) => leadsElsewhere(reading, href, listed),
    })),
  );
  return [
    ...listing,
    ...deadEntries(reading, [...contents, ...landmarks, ...reading.file.pageList]),
    ...(landmarks.length === 0 ? [wrong("there are no landmarks")] : []),
  ];
}

/** The contents do not list themselves. */
function isContents({ wanted }: Comparison, { text }: Stretch): boolean {
  return wanted.scope.parts.some(({ id, kind }) => id === text.anchor && kind === "contents");
}

function wrong(message: string): Finding {
  return finding("outline-is-true", message);
}

/** Entries that lead to nothing; a document that is not there is told once. */
function deadEntries(reading: EpubReading, entries: readonly NavEntry[]): Finding[] {
  const dead = new Map<string, Finding>();
  for (const entry of entries) {
    const [path = ""] = entry.href.split("#");
    if (resolves(reading, entry)) continue;
    const isThere = reading.file.spine.some((one) => one.href === path);
    const key = isThere ? entry.href : path;
    const message = `the navigation's ${quoted(entry.title)} leads to ${key}, which is not there`;
    if (!dead.has(key)) dead.set(key, wrong(message));
  }
  return [...dead.values()];
}

function resolves(reading: EpubReading, { href }: NavEntry): boolean {
  const [path = "", id] = href.split("#");
  if (path === reading.file.nav?.href) return true;
  if (id === undefined) return reading.file.spine.some((one) => one.href === path);
  return (reading.byId.get(id) ?? []).some(({ document }) => document.href === path);
}

/** An entry leads to where the words begin, or to the document that begins with the part. */
function leadsElsewhere(
  reading: EpubReading,
  href: string,
  { stretch, level }: Listed,
): string | null {
  const [path = "", id] = href.split("#");
  const seen = seenOf(stretch);
  const place = seen && holderOf(reading, stretch.text, seen.from);
  if (!place || !seen) return null;
  const { part, index } = reading.positions.get(id ?? "") ?? {};
  const exact = part === stretch.text.anchor && index === seen.from;
  const right = path === place.document.href && (id === undefined ? level === 1 : exact);
  if (right) return null;
  return `leads to ${href}, not to ${whereabouts(reading)(stretch.text, seen.from)}`;
}
