// Which persons and terms a course pack needs: those that its text names. Floor: resolve.

import type { AuthorityBase } from "../../model/manuscript.ts";
import type { AnyNode } from "../../model/nodes.ts";

/** What is looked for: text, and what the editor marked as a mention. */
export interface Named {
  readonly text: string;
  readonly nodes: ReadonlySet<AnyNode>;
  /** Keys that are wanted whatever the text names. */
  readonly keys: ReadonlySet<string>;
}

/**
 * The entries of `kind` that are wanted by key, marked in the text, or named in it by one of their
 * forms or by their name, as a whole word.
 */
export function entriesNamed<T extends AuthorityBase>(
  entries: readonly T[],
  kind: "person" | "term",
  { text, nodes, keys }: Named,
): readonly T[] {
  const marked = new Set(
    [...nodes].flatMap((node) =>
      node.type === "mention" && node.kind === kind ? [node.key] : [],
    ),
  );
  const read = plain(text);
  return entries.filter(
    ({ key, name, forms }) =>
      keys.has(key) || marked.has(key) || [name, ...forms].some((form) => isIn(read, form)),
  );
}

function isIn(text: string, form: string): boolean {
  const wanted = plain(form).trim();
  for (let at = text.indexOf(wanted); wanted && at !== -1; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    if (!isLetter(before) && !isLetter(after)) return true;
  }
  return false;
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

/** White space is one space, and an apostrophe is one whatever its form. */
function plain(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[’‘]/gu, "'");
}
