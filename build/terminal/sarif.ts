// Findings as SARIF 2.1.0 (OASIS), which code hosts show as annotations. Of the terminal.

import {
  type Diagnostic,
  position,
  RULES,
  type RuleId,
  severityOf,
  sorted,
} from "../diagnostics.ts";
import { EXPLANATIONS } from "../explain/index.ts";
import type { Source } from "../model/span.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * One run of Stet. Files are named from the edition's folder, which is `%SRCROOT%` where
 * `folder` is not given; columns count characters from 1 (3.14.17, 3.30.6).
 *
 * @param folder of the edition, from the root of the repository, without a slash at its end
 */
export function sarif(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  version: string,
  folder = "",
): string {
  const all = sorted(diagnostics);
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  const run = {
    tool: {
      driver: { name: "Stet", semanticVersion: version, version, rules: rules.map(ruleOf) },
    },
    columnKind: "unicodeCodePoints",
    results: all.map((one) => resultOf(one, sources, rules.indexOf(one.rule), folder)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function ruleOf(rule: RuleId): object {
  const { why, wrong, right, remedy } = EXPLANATIONS[rule];
  return {
    id: rule,
    shortDescription: { text: RULES[rule].says },
    fullDescription: { text: why },
    help: { text: `Wrong: ${wrong}\nRight: ${right}\n\n${remedy}` },
    defaultConfiguration: { level: RULES[rule].severity },
  };
}

function resultOf(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, Source>,
  ruleIndex: number,
  folder: string,
): object {
  const { rule, message, hint, seen, span } = diagnostic;
  const words = [message, seen && `Seen: ${seen}.`, hint && `Hint: ${hint}`];
  return {
    ruleId: rule,
    ruleIndex,
    level: severityOf(diagnostic),
    message: { text: words.filter(Boolean).join("\n") },
    ...(span ? { locations: [locationOf(span, sources, folder)] } : {}),
  };
}

function locationOf(
  span: NonNullable<Diagnostic["span"]>,
  sources: ReadonlyMap<string, Source>,
  folder: string,
): object {
  const text = sources.get(span.file)?.text;
  const uri = encodeURI(folder ? `${folder}/${span.file}` : span.file);
  const artifactLocation = { uri, uriBaseId: "%SRCROOT%" };
  if (text === undefined) return { physicalLocation: { artifactLocation } };
  const start = position(span, text);
  const end = position({ ...span, start: span.end }, text);
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { physicalLocation: { artifactLocation, region } };
}
