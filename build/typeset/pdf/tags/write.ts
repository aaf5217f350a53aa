// Stage typeset. Writes the structure tree, and the two tables through which a reader's program
// finds its way from a page and from an id back into it. ISO 32000-1, 14.7.

import { hexText, plainText } from "../file/values.ts";
import type { Writer } from "../file/writer.ts";
import type { Kid, Tag } from "./tag.ts";

/**
 * Writes the tree and gives the number of its root. `pages` are the numbers of the pages' objects:
 * their keys in the parent tree are their indices, and those of areas follow.
 */
export function writeTags(writer: Writer, pages: readonly number[], top: Tag): number {
  const root = writer.number();
  const tree = new TreeWriter(writer, pages);
  const first = tree.element(top, root);
  const ids = tree.idTree();
  const { parentTree, nextKey } = tree.parentTree();
  const entries = `/Type /StructTreeRoot /K [${first} 0 R] /ParentTree ${parentTree} 0 R /ParentTreeNextKey ${nextKey}`;
  return writer.object(`<<${entries}${ids === null ? "" : ` /IDTree ${ids} 0 R`}>>`, root);
}

class TreeWriter {
  private readonly writer: Writer;
  private readonly pages: readonly number[];
  /** By page: the element of every marked stretch, by its number. */
  private readonly parents: number[][];
  /** The element of every area, by its key. */
  private readonly areas = new Map<number, number>();
  private readonly ids: [string, number][] = [];

  constructor(writer: Writer, pages: readonly number[]) {
    this.writer = writer;
    this.pages = pages;
    this.parents = pages.map(() => []);
  }

  element(tag: Tag, parent: number): number {
    const number = this.writer.number();
    const page = tag.kids.find((kid) => kid.kind !== "tag")?.page;
    let text = `<</Type /StructElem /S /${tag.type} /P ${parent} 0 R`;
    if (page !== undefined) text += ` /Pg ${this.pages[page]} 0 R`;
    if (tag.kids.length > 0) {
      let kids = "";
      for (const kid of tag.kids) kids += ` ${this.kid(kid, number, page)}`;
      text += tag.kids.length === 1 ? ` /K${kids}` : ` /K [${kids} ]`;
    }
    return this.writer.object(`${text}${this.described(tag, number)}>>`, number);
  }

  private described({ id, lang, alt, actualText, attributes }: Tag, number: number): string {
    let text = "";
    if (id !== undefined) {
      text += ` /ID ${plainText(id)}`;
      this.ids.push([id, number]);
    }
    if (lang !== undefined) text += ` /Lang ${plainText(lang)}`;
    if (alt !== undefined) text += ` /Alt ${hexText(alt)}`;
    if (actualText !== undefined) text += ` /ActualText ${hexText(actualText)}`;
    if (!attributes) return text;
    const owners = Object.entries(attributes).map(([owner, values]) => {
      const pairs = Object.entries(values).map(
        ([key, value]) => ` /${key} ${attribute(value)}`,
      );
      return `<</O /${owner}${pairs.join("")}>>`;
    });
    if (owners.length === 0) return text;
    return `${text} /A ${owners.length > 1 ? `[${owners.join(" ")}]` : owners[0]}`;
  }

  private kid(kid: Kid, parent: number, around: number | undefined): string {
    if (kid.kind === "tag") return `${this.element(kid, parent)} 0 R`;
    const page = `/Pg ${this.pages[kid.page]} 0 R`;
    if (kid.kind === "area") {
      this.areas.set(kid.key, parent);
      return `<</Type /OBJR /Obj ${kid.annotation} 0 R ${page}>>`;
    }
    const parents = this.parents[kid.page] as number[];
    parents[kid.mcid] = parent;
    if (kid.page === around) return String(kid.mcid);
    return `<</Type /MCR ${page} /MCID ${kid.mcid}>>`;
  }

  parentTree(): { readonly parentTree: number; readonly nextKey: number } {
    const nums = this.parents.map((parents, page) => {
      const refs = Array.from(parents, (parent) =>
        parent === undefined ? "null" : `${parent} 0 R`,
      );
      return `${page} ${this.writer.object(`[${refs.join(" ")}]`)} 0 R`;
    });
    const areas = [...this.areas].sort(([a], [b]) => a - b);
    for (const [key, parent] of areas) nums.push(`${key} ${parent} 0 R`);
    const nextKey = (areas.at(-1)?.[0] ?? this.pages.length - 1) + 1;
    return { parentTree: this.writer.object(`<</Nums [${nums.join(" ")}]>>`), nextKey };
  }

  /** Names sorted as the bytes of their strings are. ISO 32000-1, 7.9.6. */
  idTree(): number | null {
    if (this.ids.length === 0) return null;
    const named = this.ids.map(([id, number]) => ({ id: plainText(id), number }));
    named.sort((a, b) => compare(a.id, b.id));
    const names = named.map(({ id, number }) => `${id} ${number} 0 R`);
    return this.writer.object(`<</Names [${names.join(" ")}]>>`);
  }
}

/** As written: a string in UTF-16 has bytes higher than all others'. */
function compare(a: string, b: string): number {
  const wide = Number(a.startsWith("<")) - Number(b.startsWith("<"));
  if (wide !== 0) return wide;
  return a === b ? 0 : a < b ? -1 : 1;
}

function attribute(value: string | number): string {
  return typeof value === "number" ? String(value) : `/${value}`;
}
