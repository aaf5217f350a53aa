// Matches the CSS selectors that style sheets of books use. Floor: verify.
// Selectors Level 4: types, classes, ids, attributes, descendants, children, siblings, :not and
// :is. A pseudo-class it does not know is taken to match: better one finding too many.

import { attribute, classesOf, type Element, isElement } from "./xml.ts";

type Parts = Readonly<Record<string, string | undefined>>;

interface Step {
  /** The simple selectors of one compound: a type, classes, … */
  readonly parts: readonly Parts[];
  /** What joins it to the step before: " ", ">", "+" or "~". */
  readonly combinator: string;
}

/** Selectors as they were taken apart: a book has few, and asks each of every element. */
const known = new Map<string, readonly Step[]>();

/** Whether an element matches a selector; pseudo-elements are never an element. */
export function matches(element: Element, selector: string): boolean {
  if (selector.includes("::")) return false;
  const steps = known.get(selector) ?? stepsOf(selector);
  known.set(selector, steps);
  return steps.length > 0 && matchesFrom(element, steps, steps.length - 1);
}

/** Specificity as one number: ids, then classes and attributes, then types. */
export function specificity(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return (
    count(/#[\w-]+/gu) * 10_000 +
    count(/\.[\w-]+|\[[^\]]*\]|:(?!not|is|where)[\w-]+/gu) * 100 +
    count(/(?:^|[\s>+~(])[a-z][\w-]*/giu)
  );
}

function stepsOf(selector: string): readonly Step[] {
  const tokens = selector.match(/\[[^\]]*\]|\([^)]*\)|\s*[>+~]\s*|\s+|[^\s>+~[\]()]+/gu) ?? [];
  const steps: { compound: string; combinator: string }[] = [{ compound: "", combinator: " " }];
  for (const token of tokens) {
    const last = steps.at(-1);
    if (/^\s*[>+~]\s*$|^\s+$/u.test(token)) {
      steps.push({ compound: "", combinator: token.trim() || " " });
    } else if (last) last.compound += token;
  }
  return steps.map(({ compound, combinator }) => ({
    combinator,
    parts: [...compound.matchAll(SIMPLE)].map(({ groups }) => groups ?? {}),
  }));
}

function matchesFrom(element: Element, steps: readonly Step[], index: number): boolean {
  const step = steps[index];
  if (!step?.parts.every((part) => matchesSimple(element, part))) return false;
  if (index === 0) return true;
  return candidates(element, step.combinator).some((one) => matchesFrom(one, steps, index - 1));
}

function candidates(element: Element, combinator: string): readonly Element[] {
  if (combinator === " ") return ancestorsOf(element);
  if (combinator === ">") return ancestorsOf(element).slice(0, 1);
  const before = siblingsBefore(element);
  return combinator === "+" ? before.slice(0, 1) : before;
}

/** From the parent up. */
export function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) {
    found.push(node);
  }
  return found;
}

function siblingsBefore(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let node = element.previousSibling; node; node = node.previousSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

const SIMPLE =
  /(?<type>^(?:[a-z][\w-]*|\*))|\.(?<class>[\w-]+)|#(?<id>[\w-]+)|\[(?<attribute>[^\]]*)\]|:(?<pseudo>[\w-]+)(?:\((?<inside>[^)]*)\))?/giu;

function matchesSimple(element: Element, part: Parts): boolean {
  if (part.type) return part.type === "*" || part.type === element.localName;
  if (part.class) return classesOf(element).includes(part.class);
  if (part.id) return attribute(element, "id") === part.id;
  if (part.attribute) return matchesAttribute(element, part.attribute);
  const inside = (part.inside ?? "").split(",").map((one) => one.trim());
  if (part.pseudo === "not") return !inside.some((one) => matches(element, one));
  if (part.pseudo === "is" || part.pseudo === "where") {
    return inside.some((one) => matches(element, one));
  }
  if (part.pseudo === "root") return !element.parentNode || !isElement(element.parentNode);
  return !["before", "after", "hover", "focus", "active"].includes(part.pseudo ?? "");
}

function matchesAttribute(element: Element, test: string): boolean {
  const [, rawName = "", operator = "", quoted = ""] =
    /^\s*([\w|\\:-]+)\s*(?:([~|^$*]?=)\s*(.*?)\s*)?$/u.exec(test) ?? [];
  const name = rawName.replace(/\\:|\|/gu, ":");
  if (!element.hasAttribute(name)) return false;
  const value = attribute(element, name);
  const wanted = quoted.replace(/^["']|["']$/gu, "");
  switch (operator) {
    case "":
      return true;
    case "=":
      return value === wanted;
    case "~=":
      return value.split(/\s+/u).includes(wanted);
    case "^=":
      return value.startsWith(wanted);
    case "$=":
      return value.endsWith(wanted);
    case "*=":
      return value.includes(wanted);
    default:
      return value === wanted || value.startsWith(`${wanted}-`);
  }
}
