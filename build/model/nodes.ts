// The document model: a closed union. A stage that meets a node handles every kind or does not
// compile (`assertNever`), so that nothing an editor wrote can fall through to silence.
// Here the blocks and what walks the tree; inlines.ts has what stands in a line.

import type { Inline, NodeBase } from "./inlines.ts";

export * from "./inlines.ts";

export interface Paragraph extends NodeBase {
  readonly type: "paragraph";
  readonly id?: string;
  /** `marks` when nothing but stamps, classifications, redactions and page turns stands in it. */
  readonly role: "text" | "marks";
  readonly children: readonly Inline[];
}
export interface Heading extends NodeBase {
  readonly type: "heading";
  readonly id?: string;
  /** What a cross-reference prints, where it is not the heading's whole text. */
  readonly label?: string;
  /** 2 to 6: level 1 is the title of the part, which front matter states. */
  readonly level: number;
  readonly children: readonly Inline[];
}
export interface ListItem extends NodeBase {
  /** The label as typed, `(1)`; bullets and plain numbers have none. */
  readonly label?: string;
  readonly children: readonly Block[];
}
export interface List extends NodeBase {
  readonly type: "list";
  readonly style: "bullet" | "number" | "label";
  readonly start: number;
  readonly items: readonly ListItem[];
}
export interface Quotation extends NodeBase {
  readonly type: "quotation";
  readonly children: readonly Block[];
}
export interface TableCell extends NodeBase {
  readonly align: "left" | "center" | "right" | null;
  readonly children: readonly Inline[];
}
export interface Table extends NodeBase {
  readonly type: "table";
  readonly header: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}
export interface Preformatted extends NodeBase {
  readonly type: "preformatted";
  readonly value: string;
}
/** A paragraph that holds one image and nothing else; its caption is the image's title. */
export interface Figure extends NodeBase {
  readonly type: "figure";
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}
export interface Rule extends NodeBase {
  readonly type: "rule";
}

/** The fenced blocks of the vocabulary. TEI `fw`, `opener`, `salute`, `dateline`, `closer`, `note`, … */
export const DIVISION_KINDS = [
  "letterhead",
  "archival-marks",
  "routing-note",
  "release-form",
  "subject",
  "dateline",
  "salutation",
  "closer",
  "postscript",
  "verse",
  "enclosure",
  "headnote",
  "source-note",
] as const;
export type DivisionKind = (typeof DIVISION_KINDS)[number];

/** Blocks whose line ends are the source's own and are kept. */
export const LINEATED: readonly DivisionKind[] = [
  "letterhead",
  "archival-marks",
  "routing-note",
  "release-form",
  "subject",
  "dateline",
  "closer",
  "verse",
];

/** Blocks in the editor's own voice. */
export const EDITORIAL: readonly DivisionKind[] = ["headnote", "source-note"];

export interface Division extends NodeBase {
  readonly type: "division";
  readonly kind: DivisionKind;
  readonly id?: string;
  readonly label?: string;
  readonly hand?: string;
  readonly children: readonly Block[];
}

export type Block =
  | Paragraph
  | Heading
  | List
  | Quotation
  | Table
  | Preformatted
  | Figure
  | Rule
  | Division;

export type AnyNode = Block | Inline;

/** A footnote's text, `[^label]: …`. */
export interface NoteDefinition extends NodeBase {
  readonly label: string;
  readonly children: readonly Block[];
}

/** A compile-time proof that every kind of a union was handled. @throws Error always: a bug of the build. */
export function assertNever(node: never): never {
  throw new Error(`unhandled ${JSON.stringify(node)}`);
}

/** The children of a node in reading order; leaves have none. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case "list":
      return node.items.flatMap((item) => item.children);
    case "table":
      return [node.header, ...node.rows].flat().flatMap((cell) => cell.children);
    default:
      return "children" in node ? node.children : [];
  }
}

/** Every node under `nodes`, each before its children, in reading order. */
export function* descendants(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node;
    yield* descendants(childrenOf(node));
  }
}
