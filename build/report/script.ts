// The script of report.html: sorting, filtering, and the whole page behind a thumbnail. Floor: report.

/** Sorts and filters the table of items in place; without it the table is whole and in order. */
export const SCRIPT = `
(() => {
  const table = document.querySelector("table.items");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = document.querySelector("#words");
  const kind = document.querySelector("#kind");
  const part = document.querySelector("#document");
  const missing = document.querySelector("#missing");
  const count = document.querySelector("#count");
  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = (kind.value === "" || row.dataset.kind === kind.value)
        && (part.value === "" || row.dataset.document === part.value)
        && (!missing.checked || row.classList.contains("missing"))
        && (wanted === "" || row.textContent.toLowerCase().includes(wanted));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = shown + " of " + rows.length + " items";
  };
  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;
  const sort = (header, column) => {
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const compare = (a, b) => key(a, column).localeCompare(key(b, column), undefined, { numeric: true });
    body.append(...[...rows].sort((a, b) => (up ? compare(a, b) : compare(b, a))));
  };
  // Set as a list in a narrow window, a table would no longer be one to a screen reader.
  for (const one of document.querySelectorAll(".stacked")) {
    one.setAttribute("role", "table");
    for (const group of one.tBodies) group.setAttribute("role", "rowgroup");
    for (const row of one.tBodies[0].rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
    }
  }
  const order = document.querySelector("#order");
  order.addEventListener("change", () => {
    const header = table.tHead.rows[0].cells[Number(order.value)];
    header.removeAttribute("aria-sort");
    sort(header, Number(order.value));
  });
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    order.append(new Option(header.textContent, String(column)));
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(header, column));
    header.append(button);
  });
  document.querySelector(".tools").hidden = false;
  words.addEventListener("input", filter);
  for (const one of [kind, part, missing]) one.addEventListener("change", filter);
  const page = document.querySelector("#page");
  const sheet = page.querySelector(".sheet");
  body.addEventListener("click", (event) => {
    const strip = event.target.closest(".strip");
    if (!strip) return;
    sheet.className = "sheet " + strip.className.replace("strip ", "");
    sheet.firstChild.style.cssText = strip.dataset.spot;
    const row = strip.closest("tr");
    page.querySelector("p").textContent =
      [row.cells[2].textContent, row.cells[3].textContent, strip.previousSibling.textContent]
        .filter(Boolean).join(" \\u00b7 ");
    page.showModal();
  });
  page.addEventListener("click", (event) => { if (event.target === page) page.close(); });
  filter();
})();
`.trim();
