// Words in another language say so, and what is around them is in its own. Floor: verify.

import type { Compared, Comparison } from "../compare.ts";
import { holderOf } from "../epub/places.ts";
import type { EpubReading } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import { attribute } from "../epub/xml.ts";
import type { PdfReading } from "../pdf/reading.ts";
import type { ForeignMark } from "../text/expected.ts";
import type { Whereabouts } from "./conservation.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** The language in which a program reads a character of a seen text; null where nothing says. */
export type LanguageAt = (text: Compared, at: number) => string | null;

/**
 * Every character that the manuscript gives a language is in it, and the first of each text that it
 * gives none is in the text's own: that of its file, or the edition's.
 */
export function checkLanguages(
  { texts, wanted }: Comparison,
  languageAt: LanguageAt,
  where: Whereabouts,
): Finding[] {
  const { files, config } = wanted.edition.manuscript;
  const own = new Map(files.map(({ source, meta }) => [source.path, meta.language]));
  return texts.flatMap((text) => {
    const { foreigns, spans, length } = text.text;
    const language = own.get(spans[0]?.file ?? "") ?? config.language;
    const inside = languagesIn(foreigns);
    const first = seenIn(text, 0, length, (at) => !inside.has(at)).slice(0, 1);
    const stretches = [
      ...foreigns.map((one) => ({
        ...one,
        seen: seenIn(text, one.from, one.to, (at) => inside.get(at) === one.lang),
      })),
      { lang: language, span: spans[0], from: 0, to: Math.min(40, length), seen: first },
    ];
    return stretches.flatMap(({ lang, span, from, to, seen }) => {
      const wrong = seen.find((at) => ![lang, null].includes(languageAt(text, at)));
      if (wrong === undefined) return [];
      const got = languageAt(text, wrong) || "no language";
      const message = `${quoted(text.text.slice(from, to))} is in ${lang}, and the file says ${got}`;
      return [finding("language-survives", message, { span, seen: where(text, wrong) })];
    });
  });
}

/** The innermost language of each character that has one of its own. */
function languagesIn(foreigns: readonly ForeignMark[]): ReadonlyMap<number, string> {
  const inside = new Map<number, string>();
  for (const { lang, from, to } of foreigns.toReversed()) {
    for (let at = from; at < to; at += 1) inside.set(at, lang);
  }
  return inside;
}

/** What was read for the characters of a stretch that are as asked. */
function seenIn(
  { alignment }: Compared,
  from: number,
  to: number,
  isSo: (at: number) => boolean,
): readonly number[] {
  const seen = alignment?.seenOf ?? [];
  const places = Array.from({ length: to - from }, (_, at) => from + at).filter(isSo);
  return places.flatMap((at) => ((seen[at] ?? -1) < 0 ? [] : [seen[at] ?? 0]));
}

/** HTML and XML must agree: the nearest element with either says both (EPUB 3.3, 5.2.2 and HTML). */
export function languageInEpub(reading: EpubReading): LanguageAt {
  return (text, at) => {
    const holder = holderOf(reading, text, at);
    if (!holder) return null;
    const around = [holder.element, ...ancestorsOf(holder.element)];
    const nearest = around.find(
      (one) => one.hasAttribute("lang") || one.hasAttribute("xml:lang"),
    );
    if (!nearest) return "";
    const said = attribute(nearest, "lang");
    return said === attribute(nearest, "xml:lang") ? said : "";
  };
}

/** Null for what no element of the structure owns, as ornaments. ISO 32000-1, 14.9.2. */
export function languageInPdf({ glyphs, pages }: PdfReading): LanguageAt {
  return ({ seen }, at) => {
    const placed = glyphs[seen?.at[at] ?? -1];
    const owner = placed?.glyph.owner ?? null;
    if (!placed || owner === null) return null;
    return pages[placed.page - 1]?.page.languages.get(owner) ?? null;
  };
}
