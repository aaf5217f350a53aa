// Tables whose rows become lines on a narrow screen. A style that takes an element out of the layout
// of tables takes it out of the accessibility tree too, unless its role is stated (WAI-ARIA 1.2,
// table; HTML-AAM). Floor: package.

import type { XmlElement, XmlNode } from "../paging/xml.ts";

const ROLES: Readonly<Record<string, string>> = {
  table: "table",
  thead: "rowgroup",
  tbody: "rowgroup",
  tfoot: "rowgroup",
  tr: "row",
  td: "cell",
};

/** States the role of every table and of all its parts. */
export function withRoles(element: XmlElement): XmlElement {
  const children = element.children.map(
    (child): XmlNode => (child.type === "element" ? withRoles(child) : child),
  );
  const role = roleOf(element);
  if (role === undefined || element.attributes.role !== undefined)
    return { ...element, children };
  return { ...element, attributes: { ...element.attributes, role }, children };
}

function roleOf(element: XmlElement): string | undefined {
  if (element.name !== "th") return ROLES[element.name];
  return element.attributes.scope?.startsWith("row") ? "rowheader" : "columnheader";
}
