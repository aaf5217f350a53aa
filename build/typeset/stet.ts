// Stage typeset. The engine `stet`: measures the text once as a single column, chooses the
// pages, and cuts. What it reads of CSS for paged
// media is in paged-media.ts; what runs in the browser is in cut/.

import { MARGIN_CSS } from "./base-css.ts";
import { cutScript } from "./cut/script.ts";
import type { CutInput } from "./cut/source.ts";
import type { Engine } from "./engine.ts";
import { readStyles } from "./paged-media.ts";
import { paginate, shellOf } from "./printing.ts";

/** Stet's own engine. */
export const stet: Engine = {
  name: "stet",
  async paginate(sheets, setting) {
    const paginated = await paginate(setting, async (page): Promise<CutInput> => {
      const { css, ...styles } = readStyles(sheets.css);
      const shell = shellOf(sheets, [sheets.fontFaces + BASE_CSS, css, OWN_CSS]);
      await page.setContent(shell, { waitUntil: "domcontentloaded" });
      await page.evaluate(cutScript());
      return {
        ...styles,
        xhtml: sheets.xhtml,
        lineNumbers: sheets.lineNumbers,
        rounds: setting.rounds,
        ceiling: setting.ceiling,
      };
    });
    // All are made at once.
    for (const { page } of paginated.pageMap.pages) setting.onPage(page);
    return paginated;
  },
};

/** What the engine itself needs of CSS, before any style of an edition. */
const BASE_CSS = `
html { font-synthesis: none; text-wrap: pretty; }
body { margin: 0; }
.part { break-before: page; display: flow-root; }
${MARGIN_CSS}
.margin-numbers, .line-numbers { --text-left: var(--left); --text-right: var(--right); }
`;

/** What no style of an edition may undo. */
const OWN_CSS = `
.column, .note-box { position: relative; overflow-wrap: break-word; }
.sheet { position: relative; box-sizing: border-box; contain: paint; break-after: page; overflow-wrap: break-word; }
.sheet:last-child { break-after: auto; }
.sheet :is(.sheet-text, .sheet-notes) * { break-before: auto !important; break-after: auto !important; break-inside: auto !important; }
.sheet-text { display: flow-root; }
.sheet > .sheet-notes { position: absolute; bottom: var(--bottom); left: var(--left); right: var(--right); }
.sheet-notes.continued { border-image: none; background-size: 100% .4pt; }
[data-split-from] { margin-top: 0 !important; padding-top: 0 !important; border-top: 0 !important; }
[data-split-to] { margin-bottom: 0 !important; padding-bottom: 0 !important; border-bottom: 0 !important; }
[data-split-line] { text-indent: 0 !important; }
li[data-split-from] { list-style-type: none; }
[data-page-top] { margin-top: 0 !important; }
.unbroken { white-space: nowrap; }
.sheet [data-columns] { display: grid; grid-template-columns: repeat(var(--column-count), minmax(0, 1fr)); }
.sheet-margin { position: absolute; left: var(--left); right: var(--right); display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); }
.sheet-top { top: 0; height: var(--top); }
.sheet-bottom { bottom: 0; height: var(--bottom); }
.margin-center { text-align: center; }
.margin-right { text-align: right; }
`;
