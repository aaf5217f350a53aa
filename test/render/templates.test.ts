// Templates: Stet's own are sound, and what an editor gets wrong in one is found before it prints.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Source } from "../../build/model/span.ts";
import { compileTemplates } from "../../build/render/templates.ts";
import { TEMPLATE_NAMES } from "../../build/render/views.ts";
import { documentOf, LABELS, TEMPLATES } from "../support/rendering.ts";

/** Stet's templates with one in the place of its own. */
function overridden(name: string, text: string): Map<string, Source> {
  return new Map([...TEMPLATES, [name, { path: `templates/${name}.hbs`, text }]]);
}

function found(name: string, text: string): readonly string[] {
  const { diagnostics } = compileTemplates(overridden(name, text), LABELS);
  return diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

test("there is one template for each view, and no other", () => {
  expect([...TEMPLATES.keys()].sort()).toEqual([...TEMPLATE_NAMES].sort());
});

test("every field that Stet's own templates use exists in their views", () => {
  expect(compileTemplates(TEMPLATES, LABELS).diagnostics).toEqual([]);
});

const labelsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`build/assets/labels/${language}.json`, "utf8"));
const LANGUAGES = readdirSync("build/assets/labels").map((file) => file.replace(".json", ""));
const PLURAL = /-(?:one|few|many|other)$/;

/** The label without the number's form, where it has one: where English has a form for one. */
const familyOf = (key: string): string => {
  const stem = key.replace(PLURAL, "");
  return `${stem}-one` in LABELS ? stem : key;
};

describe.each(LANGUAGES)("the labels in %s", (language) => {
  const own = labelsOf(language);

  test("are those that English has", () => {
    const names = (labels: object) => new Set(Object.keys(labels).map(familyOf));
    expect([...names(own)].sort()).toEqual([...names(LABELS)].sort());
  });

  test("have each form that a number below a million asks for", () => {
    const plural = new Intl.PluralRules(language);
    const forms = new Set([...Array(200).keys()].map((n) => plural.select(n)));
    for (const key of Object.keys(own).filter((key) => familyOf(key) !== key)) {
      for (const form of forms) expect(own).toHaveProperty([`${familyOf(key)}-${form}`]);
    }
  });

  test("name the same values to be filled in as English", () => {
    const values = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(own)) {
      if (key === "date" || key.endsWith("-one")) continue;
      const english = LABELS[key] ?? LABELS[`${familyOf(key)}-other`];
      expect(values(text), key).toEqual(values(english));
    }
  });
});

describe("a fault in a template is found", () => {
  test.each([
    ["a field that does not exist", "{{contents}}", "no field contents; did you mean content?"],
    ["in {{#if}}", "{{#if contnt}}x{{/if}}", "no field contnt; did you mean content?"],
    ["in {{#unless}}", "{{#unless call2}}x{{/unless}}", "no field call2; did you mean call?"],
    [
      "in its {{else}}",
      "{{#if call}}x{{else}}{{cal}}{{/if}}",
      "no field cal; did you mean call?",
    ],
    ["in {{#each}}", "{{#each calls}}x{{/each}}", "calls is not a list"],
    ["a flag that is printed", "{{epub}}", "epub cannot be printed"],
    ["a label that does not exist", '{{label "not-a-label"}}', "no label not-a-label"],
    [
      "a label filled with nothing",
      '{{label "page-n" n=page}}',
      "no field page; there are anchor, content, call, epub, spoken",
    ],
    ["a helper that does not exist", "{{shout content}}", "no helper shout"],
    ["a block helper that does not exist", "{{#with content}}x{{/with}}", "no helper with"],
    ["a partial", "{{> other}}", "PartialStatement is not supported in templates"],
  ])("%s", (_what, text, message) => {
    expect(found("nodes/stamp", text)).toEqual([`template-compiles: ${message}`]);
  });

  test("inside a list, where the list's own fields count", () => {
    const text = "{{#each items}}{{content}}{{style}}{{../style}}{{/each}}";
    expect(found("nodes/list", text)).toEqual([
      "template-compiles: no field style; there are content",
    ]);
  });

  test("one that cannot be read at all", () => {
    const text = "<p>\n{{#if call}}\n</p>";
    const { diagnostics } = compileTemplates(overridden("nodes/stamp", text), LABELS);
    expect(diagnostics[0]?.message).toMatch(/^the template cannot be read/);
    expect(diagnostics[0]?.span?.file).toBe("templates/nodes/stamp.hbs");
  });

  test("at its line and column", () => {
    const text = "<p>\n  {{contents}}</p>";
    const { diagnostics } = compileTemplates(overridden("nodes/stamp", text), LABELS);
    expect(text.slice(diagnostics[0]?.span?.start)).toMatch(/^\{?\{?contents/);
  });
});

test("a template that overrides nothing is an error that says what was meant", () => {
  const { value, diagnostics } = compileTemplates(overridden("nodes/stmp", "x"), LABELS);
  expect(value).toBeNull();
  expect(diagnostics[0]?.rule).toBe("template-is-known");
  expect(diagnostics[0]?.hint).toBe("Did you mean nodes/stamp?");
});

test("an edition replaces one template and keeps the others", () => {
  const templates = overridden(
    "nodes/stamp",
    '<b class="stamp" id="{{anchor}}">{{content}}</b>\n',
  );
  const xhtml = documentOf("Read [OADR]{.stamp} here, [SECRET]{.classification}.\n", "print", {
    templates,
  });
  expect(xhtml).toContain(
    'Read <b class="stamp" id="stamp-1">OADR</b> here, <span class="class',
  );
});
