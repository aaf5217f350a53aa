// Just enough CSS to know whether something is hidden. Floor: verify.

export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}
export interface Rule {
  readonly selector: string;
  readonly declarations: readonly Declaration[];
  /** The conditions it stands under, outermost first: `@media (max-width: 30em)`; empty for none. */
  readonly condition: string;
}

/** The rules of a style sheet, one for each selector, blocks inside conditional rules included. */
export function rulesOf(css: string): readonly Rule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//gu, "");
  const rules: Rule[] = [];
  readBlock(plain, 0, "", rules);
  return rules;
}

/** Reads rules from `at` to the end of the block; gives the place after it. */
function readBlock(css: string, at: number, condition: string, rules: Rule[]): number {
  let start = at;
  for (let i = at; i < css.length; i += 1) {
    const char = css[i];
    if (char === ";") start = i + 1;
    if (char === "}") return i;
    if (char !== "{") continue;
    const head = css.slice(start, i).trim();
    if (/^@(?:media|supports|layer|container)\b/iu.test(head)) {
      const inner = `${condition} ${head.replace(/\s+/gu, " ")}`.trim();
      i = readBlock(css, i + 1, inner, rules);
    } else i = readRule(css, i, { head, condition }, rules);
    start = i + 1;
  }
  return css.length;
}

function readRule(
  css: string,
  open: number,
  { head, condition }: { head: string; condition: string },
  rules: Rule[],
): number {
  const close = css.indexOf("}", open);
  const end = close === -1 ? css.length : close;
  if (!head.startsWith("@")) {
    const declarations = declarationsOf(css.slice(open + 1, end));
    for (const selector of listOf(head)) rules.push({ selector, declarations, condition });
  }
  return end;
}

/** What commas part, those within parentheses apart: selectors, colours, transforms. */
export function listOf(list: string, separator = /,/u): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let one = "";
  for (const char of list) {
    if (char === "(" || char === "[") depth += 1;
    if (char === ")" || char === "]") depth -= 1;
    if (depth === 0 && separator.test(char)) {
      found.push(one);
      one = "";
    } else one += char;
  }
  return [...found, one].map((text) => text.trim()).filter((text) => text !== "");
}

/** The declarations of a rule or of a `style` attribute. */
export function declarationsOf(body: string): readonly Declaration[] {
  return body.split(";").flatMap((one) => {
    const colon = one.indexOf(":");
    if (colon === -1) return [];
    const value = one
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    return [
      {
        property: one.slice(0, colon).trim().toLowerCase(),
        value: value.replace(/\s*!important$/u, ""),
        important: /!important$/u.test(value),
      },
    ];
  });
}
