// Writes out what a reader must find for each node of the manuscript, by its own rules and not
// by the templates'. Floor: verify. Every kind of node is handled or this does not compile.

import type { Edition, Target } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import { declared, type Output } from "../../model/manuscript.ts";
import {
  type AnyNode,
  assertNever,
  type Block,
  type CrossReference,
  type Division,
  type Gap,
  type Heading,
  type Inline,
  LINEATED,
  type List,
  type ListItem,
  type NoteCall,
  type Paragraph,
  type TableCell,
} from "../../model/nodes.ts";
import type { Scope } from "../scope.ts";
import { leadOf, writeLead, writeText } from "../wanted/names.ts";
import { ownPlaces } from "../wanted/paragraphs.ts";
import { BRACKETS } from "./brackets.ts";
import { writeOmission, writePlace, writeWhere } from "./elsewhere.ts";
import { Expected, FOLIO } from "./expected.ts";

export class Writer {
  readonly to = new Expected();
  readonly edition: Edition;
  readonly scope: Scope;
  readonly output: Output;
  private lineated = false;

  constructor(edition: Edition, scope: Scope) {
    this.edition = edition;
    this.scope = scope;
    this.output = scope.output;
  }

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (this.leavesOut(block)) continue;
      const anchor = this.edition.anchors.get(block);
      if (anchor) this.to.block(anchor, () => this.block(block));
      else this.block(block);
      this.to.space();
    }
  }

  /** Whether a course pack leaves out a block; where what it leaves out begins, it says so. */
  private leavesOut(block: Block): boolean {
    if (this.scope.shows(block)) return false;
    const { edition, to } = this;
    const omission = edition.pack?.omissionAt.get(block);
    if (omission) {
      const { span } = block;
      to.block(omission.anchor, () =>
        writeOmission(to, edition, "pack-omission", omission, span),
      );
    }
    return true;
  }

  private block(node: Block): void {
    switch (node.type) {
      case "paragraph":
        this.paragraph(node);
        return;
      case "heading":
        this.heading(node);
        return;
      case "list":
        this.list(node);
        return;
      case "quotation":
        this.blocks(node.children);
        return;
      case "division":
        this.division(node);
        return;
      case "table":
        this.to.head(() => this.cells(node.header));
        for (const row of node.rows) this.cells(row);
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

  private paragraph({ role, children }: Paragraph): void {
    if (this.lineated || role === "marks") this.inlines(children);
    else this.to.paragraph(() => this.inlines(children));
  }

  private division({ kind, children }: Division): void {
    const around = this.lineated;
    this.lineated ||= LINEATED.includes(kind);
    this.blocks(children);
    this.lineated = around;
  }

  private cells(cells: readonly TableCell[]): void {
    for (const { children } of cells) {
      this.to.space();
      this.inlines(children);
    }
    this.to.space();
  }

  private heading(node: Heading): void {
    const anchor = this.edition.anchors.get(node) ?? null;
    this.to.heading(node.level, anchor, () => this.inlines(node.children));
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

  inlines(nodes: readonly Inline[]): void {
    for (const node of nodes) this.inline(node);
  }

  private inline(node: Inline): void {
    const anchor = this.edition.anchors.get(node);
    if (anchor === undefined) {
      this.printed(node);
      return;
    }
    if (["mention", "index-mark", "line-end"].includes(node.type)) {
      this.to.name(anchor, () => this.printed(node));
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
        writeText(this.to, this.edition, this.scope, node);
        return;
      case "code":
      case "blank":
        this.to.text(node.value, node.span);
        return;
      case "line-break":
        this.to.space();
        return;
      case "image":
        return;
      case "line-end":
        this.to.goesOn();
        return;
      case "redaction":
        this.to.text(this.edition.noteOf.get(node)?.entry?.printed ?? node.token, node.span);
        return;
      case "gap":
        this.to.text(this.gap(node), node.span);
        return;
      case "page-turn":
        this.to.text(node.cert === "certain" ? `|${node.n}|` : `|${node.n}?|`, node.span);
        return;
      case "checkbox":
        this.to.text(node.checked ? "☒" : "☐", node.span);
        return;
      case "note-call":
        this.noteCall(node);
        return;
      case "citation":
        this.inlines(this.edition.citations.get(node)?.[declared(this.output)] ?? []);
        return;
      case "cross-reference":
        this.reference(node);
        return;
      case "foreign":
        this.to.foreign(node.lang, node.span, () => this.inlines(node.children));
        return;
      default:
        this.enclosed(node);
    }
  }

  /** What has children: bare, or in the brackets that say whose words they are. */
  private enclosed(node: Extract<Inline, { children: readonly Inline[] }>): void {
    const [open, close] = BRACKETS[node.type] ?? ["", ""];
    const { byKey, leading } = this.edition.authorities;
    const leads = node.type === "mention" && leading.has(node);
    const authority = leads ? byKey.get(`${node.kind}:${node.key}`) : undefined;
    this.to.text(open, node.span);
    writeLead(this.to, authority && leadOf(this.edition, this.scope, authority), () =>
      this.inlines(node.children),
    );
    this.to.text(close, node.span);
  }

  private gap({ token, extent }: Gap): string {
    return extent ? `[${token}${label(this.edition.labels, "colon")}${extent}]` : `[${token}]`;
  }

  private noteCall(node: NoteCall): void {
    this.to.text(this.edition.noteOf.get(node)?.label ?? "", node.span);
  }

  /** What a course pack lacks is named with its place in the edition. */
  private reference(node: CrossReference): void {
    const target = this.edition.targetOf.get(node);
    const outside = target && !this.scope.has(target.anchor, target.place.part);
    if (!outside || this.output === "epub") {
      this.targetWords(node, target);
      return;
    }
    const { to, edition } = this;
    const { span } = node;
    const where = (): void => writePlace(to, edition, target.anchor, span);
    if (node.form === "page" && node.children.length === 0) where();
    else {
      const what = (): void => this.targetWords(node, target);
      writeWhere(to, edition.labels["in-edition"] ?? "", what, where, span);
    }
  }

  private targetWords(node: CrossReference, target: Target | undefined): void {
    if (node.children.length > 0) {
      this.inlines(node.children);
      return;
    }
    if (!target) return;
    const { labels } = this.edition;
    const { paragraph, sourcePage } =
      ownPlaces(this.edition).get(target.anchor) ?? target.place;
    switch (node.form) {
      case "page":
        this.pageReference(node, target);
        return;
      case "source-page":
        this.words(label(labels, "source-page-n", { n: node.n ?? sourcePage ?? "" }), node);
        return;
      case "note":
        this.words(label(labels, "note-n", { n: target.noteLabel ?? "" }), node);
        return;
      case "paragraph":
        this.words(label(labels, "paragraph-n", { n: node.n ?? paragraph ?? "" }), node);
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

  /** Print's page, which other outputs name as such; without print the page here, or the label. */
  private pageReference(node: CrossReference, { anchor, label: named }: Target): void {
    const { labels, manuscript } = this.edition;
    const elsewhere = this.output !== "print" && manuscript.config.outputs.includes("print");
    if (this.output === "epub" && !elsewhere) {
      this.words(named, node);
      return;
    }
    const said = label(labels, elsewhere ? "print-page-n" : "page-n", { n: FOLIO });
    const [before = "", after = ""] = said.split(FOLIO);
    this.words(before, node);
    if (elsewhere) this.to.printFolio(node.span, anchor);
    else this.to.folio(node.span, anchor);
    this.words(after, node);
  }
}
