// Writes out what a reader must find for each node of the manuscript, by its own rules and not
// by the templates'. Floor: verify. Every kind of node is handled or this does not compile.

import type { Edition, Note, Part } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import type { Output } from "../../model/manuscript.ts";
import {
  type AnyNode,
  assertNever,
  type Block,
  type CrossReference,
  type Gap,
  type Inline,
  type List,
  type ListItem,
  type NoteCall,
  type Redaction,
} from "../../model/nodes.ts";
import type { Scope } from "../scope.ts";
import { Expected, FOLIO } from "./expected.ts";

/** The running text of a part that has a file: its title, then its blocks. */
export function expectedPart(edition: Edition, scope: Scope, part: Part): Expected {
  const writer = new Writer(edition, scope);
  const { file } = part;
  if (!file) return writer.to;
  const { path } = file.source;
  writer.to.block(part.id, () => writer.to.text(part.title, { file: path, start: 0, end: 0 }));
  writer.blocks(file.children);
  return writer.to;
}

/** A note as it is printed: its label, then the editor's own words. */
export function expectedNote(edition: Edition, scope: Scope, note: Note): Expected {
  const writer = new Writer(edition, scope);
  writer.to.block(note.anchor, () => writer.to.text(note.label, note.span));
  writer.blocks(note.children);
  return writer.to;
}

class Writer {
  readonly to = new Expected();
  private readonly edition: Edition;
  private readonly scope: Scope;
  private readonly output: Output;

  constructor(edition: Edition, scope: Scope) {
    this.edition = edition;
    this.scope = scope;
    this.output = scope.output;
  }

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      const anchor = this.edition.anchors.get(block);
      if (anchor) this.to.block(anchor, () => this.block(block));
      else this.block(block);
      this.to.space();
    }
  }

  private block(node: Block): void {
    switch (node.type) {
      case "paragraph":
      case "heading":
        this.inlines(node.children);
        return;
      case "list":
        this.list(node);
        return;
      case "quotation":
      case "division":
        this.blocks(node.children);
        return;
      case "table":
        for (const cell of [node.header, ...node.rows].flat()) {
          this.to.space();
          this.inlines(cell.children);
        }
        return;
      case "preformatted":
        this.to.text(node.value, node.span);
        return;
      case "figure":
        this.to.text(node.caption, node.span);
        return;
      case "rule":
        return;
      default:
        assertNever(node);
    }
  }

  private list(list: List): void {
    list.items.forEach((item, index) => {
      this.marker(list, item, list.start + index);
      this.blocks(item.children);
    });
  }

  /** A typed label is text; a number or a bullet is the list's, and a reader's program may draw it. */
  private marker(list: List, item: ListItem, number: number): void {
    this.to.space();
    if (item.label !== undefined) this.to.text(item.label, list.span);
    else this.to.optional(list.style === "number" ? `${number}.` : "•", list.span);
    this.to.space();
  }

  private inlines(nodes: readonly Inline[]): void {
    for (const node of nodes) this.inline(node);
  }

  private inline(node: Inline): void {
    const anchor = this.edition.anchors.get(node);
    if (anchor === undefined) {
      this.printed(node);
      return;
    }
    this.to.item(anchor, () => this.printed(node));
    const note = this.edition.noteOf.get(node);
    if (!note) return;
    if (node.type === "note-call") {
      const { from, to } = this.to.items.at(-1) ?? { from: 0, to: 0 };
      this.to.calls.push({ anchor, note: note.anchor, from, to });
    } else this.to.call(anchor, note.anchor, note.label, node.span);
  }

  private printed(node: Inline): void {
    switch (node.type) {
      case "text":
      case "code":
        this.to.text(node.value, node.span);
        return;
      case "line-break":
        this.to.space();
        return;
      case "image":
        return;
      case "redaction":
        this.to.text(this.redaction(node), node.span);
        return;
      case "gap":
        this.to.text(gapForm(node), node.span);
        return;
      case "page-turn":
        this.to.text(node.cert === "certain" ? `|${node.n}|` : `|${node.n}?|`, node.span);
        return;
      case "checkbox":
        this.to.text(node.checked ? "☒" : "☐", node.span);
        return;
      case "blank":
        this.to.text(node.value, node.span);
        return;
      case "note-call":
        this.noteCall(node);
        return;
      case "citation":
        this.inlines(this.edition.citations.get(node)?.[this.output] ?? []);
        return;
      case "cross-reference":
        this.reference(node);
        return;
      default:
        this.enclosed(node);
        return;
    }
  }

  /** What has children: bare, or in the brackets that say whose words they are. */
  private enclosed(node: Extract<Inline, { children: readonly Inline[] }>): void {
    const [open, close] = BRACKETS[node.type] ?? ["", ""];
    this.to.text(open, node.span);
    this.inlines(node.children);
    this.to.text(close, node.span);
  }

  private redaction(node: Redaction): string {
    return this.edition.noteOf.get(node)?.entry?.printed ?? node.token;
  }

  private noteCall(node: NoteCall): void {
    this.to.text(this.edition.noteOf.get(node)?.label ?? "", node.span);
  }

  private reference(node: CrossReference): void {
    if (node.children.length > 0) {
      this.inlines(node.children);
      return;
    }
    const target = this.edition.targetOf.get(node);
    if (!target) return;
    const { labels } = this.edition;
    const { place } = target;
    switch (node.form) {
      case "page":
        this.pageReference(node, target.label, place.part);
        return;
      case "source-page":
        this.words(label(labels, "source-page-n", { n: place.sourcePage ?? "" }), node);
        return;
      case "note":
        this.words(label(labels, "note-n", { n: target.noteLabel ?? "" }), node);
        return;
      case "paragraph":
        this.words(label(labels, "paragraph-n", { n: place.paragraph ?? "" }), node);
        return;
      case "label":
        this.words(target.label, node);
        return;
      default:
        assertNever(node.form);
    }
  }

  private words(text: string, node: AnyNode): void {
    this.to.text(text, node.span);
  }

  /** A page where there are pages and the target is on one; else the target's label. */
  private pageReference(node: CrossReference, targetLabel: string, part: string): void {
    if (this.output === "epub" || !this.scope.takes(part)) {
      this.words(targetLabel, node);
      return;
    }
    const [before = "", after = ""] = label(this.edition.labels, "page-n", { n: FOLIO }).split(
      FOLIO,
    );
    this.words(before, node);
    this.to.folio(node.span);
    this.words(after, node);
  }
}

const BRACKETS: Readonly<Partial<Record<Inline["type"], readonly [string, string]>>> = {
  supplied: ["⟨", "⟩"],
  unclear: ["⟨", "?⟩"],
  addition: ["⌜", "⌝"],
  original: ["[", "]"],
};

function gapForm({ token, extent }: Gap): string {
  return extent ? `[${token}: ${extent}]` : `[${token}]`;
}
