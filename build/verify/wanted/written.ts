// Parts that an editor wrote: a document's date, then the blocks of the file. Floor: verify.

import type { OutputPart } from "../../model/edition.ts";
import type { Maker } from "./maker.ts";

export function written(to: Maker, { file, kind }: OutputPart): void {
  if (!file) return;
  const { dateLabel } = file.meta;
  const span = { file: file.source.path, start: 0, end: 0 };
  if (kind === "document" && dateLabel !== undefined) to.line(dateLabel, span);
  to.writer.blocks(file.children);
}
