// The ways in which the toolchain can be broken by one rule of a template or a style sheet.

import type { Edition } from "../../build/model/edition.ts";
import type { Rendered } from "../../build/model/outputs.ts";
import type { Source } from "../../build/model/span.ts";

/** A change to the toolchain, and what it is called: `nodes/stamp: without id`. */
export interface Mutant {
  readonly name: string;
  readonly edition: Edition;
}

function withTemplate(edition: Edition, name: string, text: string): Edition {
  const { manuscript } = edition;
  const source = manuscript.templates.get(name) as Source;
  const templates = new Map([...manuscript.templates, [name, { ...source, text }]]);
  return { ...edition, manuscript: { ...manuscript, templates } };
}

function withStyle(edition: Edition, name: string, change: (css: string) => string): Edition {
  const { manuscript } = edition;
  const source = manuscript.styles.get(name) as Source;
  const style = { ...source, text: change(source.text) };
  const styles = new Map([...manuscript.styles, [name, style]]);
  return { ...edition, manuscript: { ...manuscript, styles } };
}

function templatesOf(edition: Edition): readonly (readonly [string, string])[] {
  return [...edition.manuscript.templates]
    .map(([name, { text }]) => [name, text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every template, lost. */
export function withoutTemplates(edition: Edition): readonly Mutant[] {
  return templatesOf(edition).map(([name]) => ({
    name: `${name}: lost`,
    edition: withTemplate(edition, name, ""),
  }));
}

/** An attribute with its value, in which Handlebars may quote. */
const ATTRIBUTE = /\s(?<name>[a-z][\w:-]*)="(?:\{\{[^}]*\}\}|[^"{])*"/gu;

/** Every attribute that a template writes, dropped; of several of one name, each by its number. */
export function withoutAttributes(edition: Edition): readonly Mutant[] {
  return templatesOf(edition).flatMap(([template, text]) => {
    const counts = new Map<string, number>();
    return [...text.matchAll(ATTRIBUTE)].map((found) => {
      const attribute = found.groups?.name ?? "";
      const count = (counts.get(attribute) ?? 0) + 1;
      counts.set(attribute, count);
      const without = text.slice(0, found.index) + text.slice(found.index + found[0].length);
      return {
        name: `${template}: without ${attribute}${count > 1 ? ` ${count}` : ""}`,
        edition: withTemplate(edition, template, without),
      };
    });
  });
}

/** Every class that a rendered output has, hidden by the style sheet `sheet`. */
export function withHiddenClasses(
  edition: Edition,
  { parts }: Rendered,
  sheet: string,
): readonly Mutant[] {
  const classes = new Set(
    parts.flatMap(({ xhtml }) =>
      [...xhtml.matchAll(/ class="([^"]*)"/gu)].flatMap(([, names = ""]) =>
        names.split(/\s+/u),
      ),
    ),
  );
  classes.delete("");
  return [...classes].sort().map((name) => ({
    name: `.${name}: hidden`,
    edition: withStyle(
      edition,
      sheet,
      (css) => `${css}\n.${name} { display: none !important }\n`,
    ),
  }));
}

/** Every rule of a style sheet, removed. Rules within a condition are removed one by one too. */
export function withoutRules(edition: Edition, sheet: string): readonly Mutant[] {
  const css = edition.manuscript.styles.get(sheet)?.text ?? "";
  const counts = new Map<string, number>();
  return [...css.matchAll(/(?<=^|[}{;/])\s*(?<selector>[^@{}/;][^{}@;]*)\{[^{}]*\}/gu)].map(
    (found) => {
      const selector = (found.groups?.selector ?? "").trim().replace(/\s+/gu, " ");
      const count = (counts.get(selector) ?? 0) + 1;
      counts.set(selector, count);
      const end = found.index + found[0].length;
      return {
        name: `${sheet}.css: without ${selector}${count > 1 ? ` (${count})` : ""}`,
        edition: withStyle(edition, sheet, (all) => all.slice(0, found.index) + all.slice(end)),
      };
    },
  );
}
