// Findings that may be no more than the echo of another. A file that could not be read takes with it
// what others point at, and an editor who is shown forty errors for one missing file looks for forty.
// Of the pipeline.

import type { Diagnostic, RuleId } from "../diagnostics.ts";

interface Loss {
  readonly rules: readonly RuleId[];
  /** Of the file with the finding. */
  readonly file: RegExp;
  /** What cannot be known while the loss lasts. */
  readonly echoes: readonly RuleId[];
  /** True where only findings in the same file can be its echo. */
  readonly withinTheFile?: true;
}

const LOSSES: readonly Loss[] = [
  {
    rules: ["file-exists"],
    file: /^manuscript\/edition\.yaml$/,
    echoes: [
      "entry-is-found",
      "pack-takes-what-exists",
      "pack-asks-about-what-it-takes",
      "reference-has-a-target",
      "reference-is-cited",
    ],
  },
  {
    rules: ["yaml-is-well-formed"],
    file: /^manuscript\/(persons|glossary|places|subjects|chronology)\.yaml$/,
    echoes: [
      "entry-leads-to-an-entry",
      "mention-is-in-the-authorities",
      "pack-takes-what-exists",
      "reference-is-cited",
    ],
  },
  {
    rules: ["yaml-is-well-formed"],
    file: /^manuscript\/codebooks\//,
    echoes: ["code-is-in-the-code-book", "redaction-has-a-meaning"],
  },
  {
    rules: ["block-is-closed"],
    file: /\.md$/,
    echoes: ["pack-takes-what-exists", "pack-asks-about-what-it-takes"],
  },
  {
    rules: ["yaml-is-well-formed", "configuration-is-valid"],
    file: /\.md$/,
    echoes: ["hand-is-described"],
    withinTheFile: true,
  },
];

/**
 * The findings without those that may only follow from another of them. The first that causes any
 * says in its hint how many wait behind it, so that none is held back in silence.
 */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const echoes = new Map<Diagnostic, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const cause = causeOf(diagnostic, diagnostics);
    if (cause) echoes.set(cause, [...(echoes.get(cause) ?? []), diagnostic]);
  }
  const silent = new Set([...echoes.values()].flat());
  return diagnostics
    .filter((diagnostic) => !silent.has(diagnostic))
    .map((diagnostic) => withCount(diagnostic, echoes.get(diagnostic)?.length ?? 0));
}

function causeOf(echo: Diagnostic, all: readonly Diagnostic[]): Diagnostic | undefined {
  const losses = LOSSES.filter((loss) => loss.echoes.includes(echo.rule));
  if (losses.length === 0) return undefined;
  return all.find(({ rule, span }) =>
    losses.some(
      (loss) =>
        loss.rules.includes(rule) &&
        span !== undefined &&
        loss.file.test(span.file) &&
        (!loss.withinTheFile || span.file === echo.span?.file),
    ),
  );
}

function withCount(diagnostic: Diagnostic, count: number): Diagnostic {
  if (count === 0) return diagnostic;
  const waiting = `${count} more ${count === 1 ? "finding" : "findings"} may only follow from this, and ${count === 1 ? "is" : "are"} not shown until it is mended`;
  return { ...diagnostic, hint: diagnostic.hint ? `${diagnostic.hint}; ${waiting}` : waiting };
}
