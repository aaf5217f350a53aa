// What a run looks like while it goes on.

import { expect, test } from "vitest";
import { progressLine } from "../../build/terminal.ts";

function shown(live: boolean): string {
  let text = "";
  const line = progressLine({ live, color: false, write: (piece) => (text += piece) });
  line.stage("typeset print");
  line.page("print", 1);
  line.page("coursepack", 1);
  line.page("print", 2);
  line.done();
  return text;
}

test("in a pipe there is one line for a stage and none for a page", () => {
  expect(shown(false)).toBe("typeset print\n");
});

test("on a terminal one line is written over, and it names the page of each output", () => {
  const lines = shown(true).split("\r\u001b[2K").slice(1);
  expect(lines).toEqual([
    "typeset print",
    "typeset print: page 1",
    "typeset print: page 1, coursepack: page 1",
    "typeset print: page 2, coursepack: page 1",
    "",
  ]);
});
