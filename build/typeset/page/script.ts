// Stage typeset. The script that runs inside the browser, made of the functions in this folder.
// Each is self-contained and gets the others as arguments, so that its text is all it needs.

import { mergeLocators } from "../../model/locators.ts";
import { areaModule } from "./area.ts";
import { breakingModule } from "./breaking.ts";
import { conservationModule } from "./conservation.ts";
import { foliosModule } from "./folios.ts";
import { handlerModule } from "./handler.ts";
import { linesModule } from "./lines.ts";
import { locatorsModule } from "./locators.ts";
import { mainModule } from "./main.ts";
import { marginsModule } from "./margins.ts";
import { marksModule } from "./marks.ts";
import { memoryModule } from "./memory.ts";
import { notesModule } from "./notes.ts";
import { partsModule } from "./parts.ts";
import { roman } from "./roman.ts";
import { whereaboutsModule } from "./whereabouts.ts";

/** Defines `window.stet`, whose `run` takes a `LayoutInput` and gives a promise of a `LayoutResult`; then `show` shows some of the pages. */
export function layoutScript(): string {
  return `window.stet = (() => {
    const breaking = (${breakingModule})();
    const whereabouts = (${whereaboutsModule})();
    const area = (${areaModule})(breaking);
    const notes = (${notesModule})(area);
    const handling = (${handlerModule})(breaking, notes, whereabouts);
    const folios = (${foliosModule})(breaking, ${roman});
    const locators = (${locatorsModule})(${mergeLocators});
    const places = { text: ".pagedjs_page_content", box: ".pagedjs_pagebox" };
    const lines = (${linesModule})(breaking, places);
    const margins = (${marginsModule})(breaking, places);
    const conservation = (${conservationModule})(breaking, whereabouts);
    const marks = (${marksModule})();
    const parts = (${partsModule})(marks, (${memoryModule})());
    return (${mainModule})({ breaking, notes, handling, folios, locators, lines, margins, conservation, whereabouts, parts });
  })();`;
}
