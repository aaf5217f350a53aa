// A tree as text: one node a line, its fields after it, its children indented. What a test
// expects is written in this form, and read as one reads the manuscript.

import type { ManuscriptFile } from "../../build/model/manuscript.ts";
import type { AnyNode, ListItem, TableCell } from "../../build/model/nodes.ts";

/** The tree of a file, with its notes below it. */
export function fileTree(file: ManuscriptFile): string {
  const notes = file.notes.flatMap((note) => [
    `note ${note.label}`,
    ...indent(note.children.flatMap(lines)),
  ]);
  return [...file.children.flatMap(lines), ...notes].join("\n");
}

/** The tree of some nodes. */
export function tree(nodes: readonly AnyNode[]): string {
  return nodes.flatMap(lines).join("\n");
}

function lines(node: AnyNode): readonly string[] {
  const head = [node.type, ...fields(node)].join(" ");
  switch (node.type) {
    case "text":
      return [JSON.stringify(node.value)];
    case "list":
      return [head, ...indent(node.items.flatMap(item))];
    case "table":
      return [head, ...indent([node.header, ...node.rows].flatMap(row))];
    default:
      return [head, ...indent("children" in node ? node.children.flatMap(lines) : [])];
  }
}

const STRUCTURE = new Set(["type", "span", "children", "items", "header", "rows"]);

function fields(node: AnyNode): readonly string[] {
  const own = Object.entries(node)
    .filter(([name]) => !STRUCTURE.has(name))
    .filter(([name, value]) => !(name === "role" && value === "text"))
    .map(([name, value]) => `${name}=${typeof value === "string" ? quoted(value) : value}`);
  if (node.type !== "citation") return own;
  const works = node.items.map(({ key, prefix, locator, suppressAuthor }) =>
    [
      ...(prefix ? [quoted(prefix)] : []),
      `${suppressAuthor ? "-" : ""}@${key}`,
      ...(locator ? [quoted(locator)] : []),
    ].join(" "),
  );
  return [...own, works.join("; ")];
}

function quoted(value: string): string {
  return /^[\w#./-]+$/.test(value) ? value : JSON.stringify(value);
}

function item({ label, children }: ListItem): readonly string[] {
  return [label ? `item ${quoted(label)}` : "item", ...indent(children.flatMap(lines))];
}

function row(cells: readonly TableCell[]): readonly string[] {
  return [
    "row",
    ...indent(
      cells.flatMap((cell) => [
        cell.align ? `cell ${cell.align}` : "cell",
        ...indent(cell.children.flatMap(lines)),
      ]),
    ),
  ];
}

function indent(text: readonly string[]): readonly string[] {
  return text.map((line) => `  ${line}`);
}
