// The references and everything made from them. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { BibliographyEntry, Edition, Part } from "../model/edition.ts";
import type { Manuscript, Reference } from "../model/manuscript.ts";
import type { AnyNode } from "../model/nodes.ts";
import { authorityCitations, formatSources } from "./authorities.ts";
import { find } from "./checks.ts";
import { checkBareKeys, checkKeys, checkUse, formatCitations, listWorks } from "./citations.ts";
import { type Formatter, openFormatter } from "./csl.ts";
import { faultOf, type StyleFault } from "./csl-style.ts";
import type { Draft } from "./notes.ts";
import type { Chosen } from "./pack/choose.ts";
import { readReferences } from "./references.ts";
import { citationGroups, citationsBeforeStop } from "./sequence.ts";
import type { Visit } from "./walk.ts";

export interface Works
  extends Pick<Edition, "references" | "citations" | "sourcesOf" | "bibliography"> {
  /** Some of the works as a list of their own. */
  readonly listOf: (keys: ReadonlySet<string>) => readonly BibliographyEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the references, formats every citation and lists the works cited. */
export function collectWorks(
  manuscript: Manuscript,
  visitsOf: ReadonlyMap<Part, readonly Visit[]>,
  draftOf: ReadonlyMap<AnyNode, Draft>,
  chosen: Chosen | null,
): Works {
  const references = readReferences(manuscript.referenceFiles);
  const sources = authorityCitations(manuscript);
  const visits = [...visitsOf.values()].flat();
  const citations = visits.flatMap(({ node }) => (node.type === "citation" ? [node] : []));
  const all = [...citations, ...sources.values()].flat();
  const used = new Set(all.flatMap(({ items }) => items.map(({ key }) => key)));
  const isWhole =
    manuscript.referenceFiles.length === manuscript.config.references.files.length &&
    references.diagnostics.length === 0;
  const wrong = checkKeys(all, references.value);
  const texts = visits.flatMap(({ node }) => (node.type === "text" ? [node] : []));
  const found = [
    ...references.diagnostics,
    ...checkBareKeys(texts, references.value),
    // A file that could not be read takes its works with it: to say so once is enough.
    ...(isWhole ? [...wrong, ...checkUse(references.value, used)] : []),
    ...unprintedNotes(references.value, manuscript.styleXml),
  ];
  const cited = references.value.filter(({ key }) => used.has(key));
  const opened = tryFormatter(manuscript, cited);
  const { formatter } = opened;
  if (!formatter || wrong.length > 0) {
    const diagnostics = [...found, ...opened.diagnostics];
    return { ...NONE, references: references.value, diagnostics };
  }
  const groups = citationGroups(visitsOf, draftOf, chosen);
  return {
    references: references.value,
    citations: formatCitations(groups, formatter, citationsBeforeStop(visits)),
    sourcesOf: formatSources(sources, formatter),
    bibliography: listWorks(cited, formatter),
    listOf: (keys) =>
      listWorks(
        cited.filter(({ key }) => keys.has(key)),
        formatter,
      ),
    diagnostics: found,
  };
}

/** A work's own note, where the style has no place for it: Chicago, the house's own, has none. */
function unprintedNotes(
  references: readonly Reference[],
  styleXml: string | undefined,
): readonly Diagnostic[] {
  if (/variable="(?:[^"]*\s)?note[\s"]/.test(styleXml ?? "")) return [];
  return references
    .filter(({ csl: { note } }) => typeof note === "string" && note.trim() !== "")
    .map(({ key, span }) => ({
      rule: "reference-is-printed-whole" as const,
      message: `the note of "${key}" is in no output: the citation style does not print it`,
      span,
      hint: "say it where the work is cited, or take the field note out",
    }));
}

const NONE = {
  citations: new Map<AnyNode, never>(),
  sourcesOf: new Map<object, never>(),
  bibliography: [],
  listOf: () => [],
} as const;

/** For an edition that cites nothing. */
const NO_CITATION: Formatter = { cluster: () => [], bibliography: () => [] };

function tryFormatter(
  manuscript: Manuscript,
  cited: readonly Reference[],
): { formatter?: Formatter; diagnostics: readonly Diagnostic[] } {
  const { styleXml, localeXml, config } = manuscript;
  // The house's own style is known to be sound, and takes its time to open.
  if (cited.length === 0 && styleXml === undefined)
    return { formatter: NO_CITATION, diagnostics: [] };
  const fault = styleXml === undefined ? null : faultOf(styleXml);
  if (fault) return { diagnostics: [unusable(manuscript, fault)] };
  try {
    const { language } = config;
    const formatter = openFormatter(cited, { styleXml, localeXml, language });
    return { formatter, diagnostics: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { diagnostics: [unusable(manuscript, { message })] };
  }
}

/** A style that cannot be used: where the fault is in its file or, if that is not known, where it is named. */
function unusable(
  manuscript: Manuscript,
  { message, start, end }: Partial<StyleFault> & Pick<StyleFault, "message">,
): Diagnostic {
  const { style } = manuscript.config.references;
  const span =
    start === undefined || end === undefined
      ? find(manuscript, "manuscript/edition.yaml", style)
      : { file: style, start, end };
  return {
    rule: "style-is-valid",
    message: `the citation style ${style} cannot be used: ${message}`,
    span,
    hint: "take an independent style with a bibliography from the CSL project's collection, unchanged",
  };
}
