// What a citation style must be before the processor is given it: the processor itself takes much
// that it cannot use, and says of nothing where it stands. Floor: resolve. CSL 1.0.2.

import { DOMParser, type Element, ParseError } from "@xmldom/xmldom";

/** What is wrong with a style, and where in its text. */
export interface StyleFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The first fault of a style; null where the processor can use it. */
export function faultOf(xml: string): StyleFault | null {
  const faults: StyleFault[] = [];
  const at = (line: number, column: number): Omit<StyleFault, "message"> => {
    const start = offsetOf(xml, line, column);
    return { start, end: start + (/^\S+/u.exec(xml.slice(start))?.[0].length ?? 0) };
  };
  try {
    const onError = (level: string, message: string, { locator = {} } = {} as Context) => {
      if (level === "warning") return;
      const { lineNumber = 1, columnNumber = 1 } = locator;
      faults.push({ message: message.trim(), ...at(lineNumber, columnNumber) });
    };
    const root = new DOMParser({ onError }).parseFromString(xml, "application/xml");
    const message = root.documentElement ? lackOf(root.documentElement) : "it is empty";
    if (message) faults.push({ message, ...at(root.documentElement?.lineNumber ?? 1, 1) });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber = 1, columnNumber = 1 } = error.locator ?? {};
    if (faults.length === 0) {
      faults.push({ message: error.message, ...at(lineNumber, columnNumber) });
    }
  }
  return faults[0] ?? null;
}

interface Context {
  readonly locator?: { readonly lineNumber?: number; readonly columnNumber?: number };
}

function lackOf(root: Element): string | null {
  if (root.localName !== "style") return `its root is <${root.nodeName}>, not <style>`;
  const links = [...root.getElementsByTagName("link")];
  const parent = links.find((link) => link.getAttribute("rel") === "independent-parent");
  if (parent) {
    const href = parent.getAttribute("href") ?? "another";
    return `it is a dependent style, which only names the style that it follows: ${href}`;
  }
  const lacks = ["citation", "bibliography"].find(
    (name) => root.getElementsByTagName(name).length === 0,
  );
  return lacks ? `it has no <${lacks}>` : null;
}

/** Lines and columns are counted from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, Math.max(0, line - 1));
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, start + Math.max(0, column - 1));
}
