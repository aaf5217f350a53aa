// The edition's templates: compiled once, each checked against the view it is filled from.
// Floor: render. Only this file and shapes.ts know Handlebars.

import Handlebars from "handlebars";
import type { Diagnostic, Outcome } from "../diagnostics.ts";
import { type Labels, label } from "../model/labels.ts";
import { nearest } from "../model/nearest.ts";
import type { Source, Span } from "../model/span.ts";
import { faultsIn } from "./check.ts";
import { type Markup, markup } from "./shapes.ts";
import {
  isTemplateName,
  TEMPLATE_NAMES,
  type TemplateName,
  VIEWS,
  type View,
} from "./views.ts";

/** Makes the id of the next block that has none of its own. */
export type BlockIds = () => string;

export interface Templates {
  /** Fills the template of that name. @throws Error if a view lacks what it declares: a bug of the build. */
  readonly fill: <N extends TemplateName>(name: N, view: View<N>, blockId: BlockIds) => Markup;
}

type Compiled = ReadonlyMap<TemplateName, Handlebars.TemplateDelegate>;

/** What was found to be sound with some labels, by name and text: most of another edition's templates are Stet's too. */
const soundOnes = new WeakMap<Labels, Map<string, Handlebars.TemplateDelegate>>();

const cache = new WeakMap<ReadonlyMap<string, Source>, Outcome<Templates | null>>();

/**
 * Compiles `sources`, Handlebars by template name. Null when one cannot be used; the same map is
 * compiled once. Templates may use `{{field}}`, `{{#if}}`, `{{#unless}}`, `{{#each}}`,
 * `{{label "key"}}` and `{{block-id}}`, and nothing else.
 */
export function compileTemplates(
  sources: ReadonlyMap<string, Source>,
  labels: Labels,
): Outcome<Templates | null> {
  const known = cache.get(sources);
  if (known) return known;
  const made = compileAll(sources, labels);
  cache.set(sources, made);
  return made;
}

function compileAll(
  sources: ReadonlyMap<string, Source>,
  labels: Labels,
): Outcome<Templates | null> {
  const engine = newEngine(labels);
  const known = soundOnes.get(labels) ?? new Map<string, Handlebars.TemplateDelegate>();
  soundOnes.set(labels, known);
  const diagnostics: Diagnostic[] = [];
  const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();
  for (const [name, source] of sources) {
    if (!isTemplateName(name)) {
      diagnostics.push(unknownTemplate(name, source));
      continue;
    }
    const { template, found } = compileOne({ engine, known, labels }, name, source);
    diagnostics.push(...found);
    if (template) compiled.set(name, template);
  }
  for (const name of TEMPLATE_NAMES) {
    if (!sources.has(name)) throw new Error(`Stet has no template ${name}`);
  }
  return { value: diagnostics.length === 0 ? filler(compiled) : null, diagnostics };
}

function filler(compiled: Compiled): Templates {
  return {
    fill: (name, view, blockId) => {
      const template = compiled.get(name);
      if (!template) throw new Error(`no template ${name}`);
      return markup(template(view, { data: { blockId } }));
    },
  };
}

function newEngine(labels: Labels): typeof Handlebars {
  const engine = Handlebars.create();
  // Every helper costs time at every filling, and templates may use none of these.
  for (const helper of ["log", "lookup", "with"]) engine.unregisterHelper(helper);
  engine.registerHelper("label", (key: string, options: Handlebars.HelperOptions) =>
    label(labels, key, options.hash as Record<string, string>),
  );
  engine.registerHelper("block-id", (options: Handlebars.HelperOptions) =>
    (options.data as { blockId: BlockIds }).blockId(),
  );
  return engine;
}

/** Without the file's last newline: it would be a space between words where the template is inline. */
function textOf({ text }: Source): string {
  return text.replace(/\r?\n$/, "");
}

interface Workshop {
  readonly engine: typeof Handlebars;
  readonly known: Map<string, Handlebars.TemplateDelegate>;
  readonly labels: Labels;
}

/** The template, where nothing is wrong with it. */
function compileOne(
  { engine, known, labels }: Workshop,
  name: TemplateName,
  source: Source,
): { readonly template?: Handlebars.TemplateDelegate; readonly found: readonly Diagnostic[] } {
  const key = `${name} ${source.text}`;
  const sound = known.get(key);
  if (sound) return { template: sound, found: [] };
  const { program, found } = read(engine, name, source, labels);
  if (!program || found.length > 0) return { found };
  const template = engine.compile(program, {
    strict: true,
    knownHelpers: { label: true, "block-id": true },
    knownHelpersOnly: true,
  });
  known.set(key, template);
  return { template, found };
}

/** The template's syntax tree, where it has one, and what is wrong with it. */
function read(
  engine: typeof Handlebars,
  name: TemplateName,
  source: Source,
  labels: Labels,
): { readonly program?: hbs.AST.Program; readonly found: readonly Diagnostic[] } {
  try {
    const program = engine.parse(textOf(source));
    const found = faultsIn(program, VIEWS[name], labels).map(({ message, line, column }) => ({
      rule: "template-compiles" as const,
      message,
      span: spanAt(source, line, column),
    }));
    return { program, found };
  } catch (error) {
    const line = Number(/Parse error on line (\d+)/.exec(String(error))?.[1] ?? 1);
    const message = `the template cannot be read: ${firstLine(error)}`;
    return { found: [{ rule: "template-compiles", message, span: spanAt(source, line, 0) }] };
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0]?.replace(/:$/, "") ?? "";
}

function spanAt({ path, text }: Source, line: number, column: number): Span {
  const before = text.split("\n").slice(0, line - 1);
  const start = Math.min(text.length, before.join("\n").length + (line > 1 ? 1 : 0) + column);
  return { file: path, start, end: start };
}

function unknownTemplate(name: string, source: Source): Diagnostic {
  const close = nearest(name, TEMPLATE_NAMES);
  return {
    rule: "template-is-known",
    message: `there is no template "${name}" to override`,
    span: { file: source.path, start: 0, end: 0 },
    hint: close ? `Did you mean ${close}?` : `There are ${TEMPLATE_NAMES.join(", ")}.`,
  };
}
