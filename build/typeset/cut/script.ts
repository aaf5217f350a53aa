// Stage typeset. The script of Stet's own engine that runs inside the browser, made of the
// functions in this folder. Each is self-contained and gets the others as arguments, so that its
// text is all it needs.

import { mergeLocators } from "../../model/locators.ts";
import { breakingModule } from "../page/breaking.ts";
import { conservationModule } from "../page/conservation.ts";
import { linesModule } from "../page/lines.ts";
import { locatorsModule } from "../page/locators.ts";
import { marginsModule } from "../page/margins.ts";
import { marksModule } from "../page/marks.ts";
import { memoryModule } from "../page/memory.ts";
import { partsModule } from "../page/parts.ts";
import { roman } from "../page/roman.ts";
import { whereaboutsModule } from "../page/whereabouts.ts";
import { boxesModule } from "./boxes.ts";
import { breaksModule } from "./breaks.ts";
import { callsModule } from "./calls.ts";
import { endingsModule } from "./endings.ts";
import { finderModule } from "./finder.ts";
import { flowModule } from "./flow.ts";
import { foliosModule } from "./folios.ts";
import { gridModule } from "./grid.ts";
import { heightsModule } from "./heights.ts";
import { kindsModule } from "./kinds.ts";
import { knifeModule } from "./knife.ts";
import { mainModule } from "./main.ts";
import { piecesModule } from "./pieces.ts";
import { proofsModule } from "./proofs.ts";
import { rowsModule } from "./rows.ts";
import { sheetsModule } from "./sheets.ts";
import { sourceModule } from "./source.ts";
import { tablesModule } from "./tables.ts";
import { textModule } from "./text.ts";

/** Defines `window.stet`, whose `run` takes a `CutInput` and gives a promise of a `LayoutResult`. */
export function cutScript(): string {
  return `window.stet = (() => {
    const text = (${textModule})();
    const roman = ${roman};
    const boxes = (${boxesModule})(roman);
    const calls = (${callsModule})();
    const rows = (${rowsModule})();
    const kinds = (${kindsModule})();
    const whereabouts = (${whereaboutsModule})();
    const flow = (${flowModule})(text, calls, rows, kinds, whereabouts);
    const pieces = (${piecesModule})();
    const heights = (${heightsModule})();
    const grid = (${gridModule})();
    const breaks = (${breaksModule})(pieces, heights, grid);
    const endings = (${endingsModule})(text);
    const tables = (${tablesModule})();
    const knife = (${knifeModule})(text, tables);
    const folios = (${foliosModule})(text, roman);
    const locators = (${locatorsModule})(${mergeLocators});
    const sources = (${sourceModule})(boxes, whereabouts);
    const finder = (${finderModule})();
    const sheets = (${sheetsModule})(boxes, knife, folios, finder, tables);
    const breaking = (${breakingModule})();
    const conservation = (${conservationModule})(breaking, whereabouts);
    const places = { text: ".sheet-text", box: null };
    const lines = (${linesModule})(breaking, places);
    const margins = (${marginsModule})(breaking, places);
    const proofs = (${proofsModule})(text, conservation, lines);
    const marks = (${marksModule})();
    const memory = (${memoryModule})();
    const parts = (${partsModule})(marks, memory);
    return (${mainModule})({ sources, boxes, kinds, flow, grid, breaks, endings, folios, locators, finder, sheets, proofs, margins, memory, parts });
  })();`;
}
