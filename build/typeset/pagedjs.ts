// Stage typeset. The engine `pagedjs`: Paged.js, driven by handlers of ours that make it exact,
// linear and deterministic. Everything that knows Paged.js is here, in page/ and in base-css.ts.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { packageFile } from "../assets.ts";
import { BASE_CSS, PAGED_CSS } from "./base-css.ts";
import type { Engine } from "./engine.ts";
import type { LayoutInput } from "./page/main.ts";
import { layoutScript } from "./page/script.ts";
import { paginate, shellOf } from "./printing.ts";

/** The engine that lays out with Paged.js 0.4.3. */
export const pagedjs: Engine = {
  name: "pagedjs",
  paginate: (sheets, setting) =>
    paginate(setting, async (page): Promise<LayoutInput> => {
      const shell = shellOf(sheets, [sheets.fontFaces + PAGED_CSS], ' data-pagedjs-ignore=""');
      await page.setContent(shell, { waitUntil: "domcontentloaded" });
      await page.evaluate(await library());
      await page.evaluate(layoutScript());
      return {
        xhtml: sheets.xhtml,
        css: `${BASE_CSS}\n${sheets.css}`,
        lineNumbers: sheets.lineNumbers,
        rounds: setting.rounds,
      };
    }),
};

let libraryText: Promise<string> | undefined;

/**
 * Rules of Paged.js for first letters of pieces of a page. Chromium leaves text that is a first
 * letter and nothing more, such as `(2)`, out of the structure tree.
 */
const FIRST_LETTERS = /^\.pagedjs_pages[^{}]*::first-letter \{[^}]*\}$/gm;

/** The text of Paged.js for browsers, read once. */
function library(): Promise<string> {
  libraryText ??= readFile(
    path.resolve(path.dirname(packageFile("pagedjs")), "../dist/paged.js"),
    "utf8",
  ).then((text) => text.replace(FIRST_LETTERS, ""));
  return libraryText;
}
