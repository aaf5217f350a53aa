// Writes HTML by hand, so that the report needs no template and no library. Floor: report.

/** Text made safe for an element's content or a quoted attribute. */
export function safe(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** An element with its content, which is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  content: string,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${safe(value ?? "")}"`)
    .join("");
  return `<${name}${written}>${content}</${name}>`;
}

/** An element that holds text and nothing else. */
export function textual(name: string, text: string, className: string | null = null): string {
  return element(name, { class: className }, safe(text));
}

/** A path or href that may be divided after its slashes and before its fragment. */
export function pathText(text: string): string {
  return safe(text)
    .replace(/\/(?=.)/gu, "/<wbr>")
    .replace("#", "<wbr>#");
}

/**
 * Rules by which each cell of a table says what it is where the table is set as a list, in a narrow
 * window.
 */
export function titleRules(name: string, titles: readonly string[]): string {
  return titles
    .map((title, at) => `.${name} td:nth-child(${at + 1}){--title:${JSON.stringify(title)}}`)
    .join("\n");
}

/** A table with a head; a list of its rows where the window is narrow. */
export function tableOf(
  name: string,
  titles: readonly string[],
  rows: readonly string[],
): string {
  const head = titles.map((title) => element("th", { scope: "col" }, safe(title))).join("");
  const table = `<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>`;
  return element(
    "div",
    { class: "scroll" },
    element("table", { class: `${name} stacked` }, table),
  );
}
