// Stage typeset, inside the browser. Tables that are cut: every piece keeps the widths of the
// columns and has the head again, and a row that no page holds is cut through all its cells.

/// <reference lib="dom" />

export type Tables = ReturnType<typeof tablesModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function tablesModule() {
  /** Gives tables the column widths that they have now, so that their pieces keep them. */
  function fixColumns(tables: Iterable<HTMLElement>): void {
    const measured = [...tables].map((table) => ({
      table,
      width: table.getBoundingClientRect().width,
      columns: widthsOf(table),
    }));
    for (const { table, width, columns } of measured) {
      if (columns.length === 0) continue;
      const group = document.createElement("colgroup");
      for (const column of columns) {
        const col = document.createElement("col");
        col.style.width = `${column}px`;
        group.append(col);
      }
      table.querySelector(":scope > colgroup")?.remove();
      const caption = table.querySelector(":scope > caption");
      if (caption) caption.after(group);
      else table.prepend(group);
      table.style.tableLayout = "fixed";
      table.style.width = `${width}px`;
    }
  }

  /** Widths of the columns from a row that has a cell for each; none where no row has. */
  function widthsOf(table: HTMLElement): number[] {
    const rows = [
      ...table.querySelectorAll<HTMLTableRowElement>(":scope > * > tr, :scope > tr"),
    ];
    const plain = rows.filter((row) => [...row.cells].every(({ colSpan }) => colSpan === 1));
    const most = Math.max(0, ...rows.map(spanOf));
    const full = plain.find(({ cells }) => cells.length === most);
    return [...(full?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
  }

  function spanOf({ cells }: HTMLTableRowElement): number {
    return [...cells].reduce((sum, { colSpan }) => sum + colSpan, 0);
  }

  /** A piece of a table gets the columns and the head of the whole, the head for the eye alone. */
  function complete(piece: HTMLElement, original: HTMLElement, head: HTMLElement | null): void {
    const again = head && !piece.querySelector(":scope > thead") ? copyOf(head) : null;
    again?.setAttribute("aria-hidden", "true");
    const columns = original.querySelector(":scope > colgroup");
    const own = piece.querySelector(":scope > colgroup");
    piece.prepend(...(columns && !own ? [copyOf(columns)] : []), ...(again ? [again] : []));
  }

  function copyOf(element: Element): Element {
    const copy = element.cloneNode(true) as Element;
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    return copy;
  }

  /** An empty copy of a row, put after it, into which the rest of its cells goes. */
  function rowAfter(row: HTMLElement): { row: HTMLElement; cells: HTMLElement[] } {
    const rest = emptyCopy(row);
    const cells = [...row.children].map((cell) => emptyCopy(cell as HTMLElement));
    rest.append(...cells);
    row.after(rest);
    return { row: rest, cells };
  }

  function emptyCopy(element: HTMLElement): HTMLElement {
    const copy = element.cloneNode(false) as HTMLElement;
    element.dataset.ref ??= `row-${element.id}`;
    copy.dataset.ref = element.dataset.ref;
    copy.removeAttribute("id");
    copy.dataset.splitFrom = element.id;
    element.dataset.splitTo = "";
    return copy;
  }

  return { fixColumns, complete, rowAfter };
}
