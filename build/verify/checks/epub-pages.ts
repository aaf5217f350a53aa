// Visibility and navigation of an EPUB. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Comparison } from "../compare.ts";
import type { NavEntry } from "../epub/open.ts";
import { whereabouts } from "../epub/places.ts";
import type { EpubReading } from "../epub/reading.ts";
import { Visibility } from "../epub/visibility.ts";
import { type Finding, finding, quoted } from "./finding.ts";
import { checkListing, listedIn } from "./outline.ts";
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
  const wanted = listedIn(comparison).filter(({ heading }) => !heading);
  const listing = checkListing(
    "the contents",
    wanted,
    contents.map(({ title, href }) => ({
      title,
      fault: (anchor: Anchor) => leadsElsewhere(reading, href, anchor),
    })),
  );
  return [
    ...listing,
    ...deadEntries(reading, [...contents, ...landmarks, ...reading.file.pageList]),
    ...(landmarks.length === 0 ? [wrong("there are no landmarks")] : []),
  ];
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

/** An entry may lead to the part's element or to the document that holds nothing before it. */
function leadsElsewhere(reading: EpubReading, href: string, anchor: Anchor): string | null {
  const [path = "", id] = href.split("#");
  const place = reading.byId.get(anchor)?.[0];
  if (!place) return null;
  const right = path === place.document.href && (id === undefined || id === anchor);
  return right ? null : `leads to ${href}, not to ${place.document.href}#${anchor}`;
}
