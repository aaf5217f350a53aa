// Whether a reading system would show an element, by the style sheets and attributes around it.

import { describe, expect, test } from "vitest";
import { Visibility } from "../../build/verify/epub/visibility.ts";
import { elementsOf, parseXml } from "../../build/verify/epub/xml.ts";

const PAGE = `<body><section class="part"><p id="p" class="marks first">
  <span class="redaction codes" id="r1"><span class="token" id="token">(b)(1)</span></span>
</p></section></body>`;

/** Why the token cannot be seen, or null. */
function hidden(css: string, page: string = PAGE): string | null {
  const token = [...elementsOf(parseXml(page))].find(
    (one) => one.getAttribute("id") === "token",
  );
  if (!token) throw new Error("the page has no token");
  return new Visibility([css]).hiddenBy(token);
}

describe("hidden:", () => {
  test.each([
    [".token { display: none }", "display: none"],
    ["span.token{display:none!important}", "display: none"],
    ["p .token { visibility: hidden }", "visibility: hidden"],
    ["p > .redaction > .token { opacity: 0 }", "opacity: 0"],
    ["#r1 { font-size: 0 }", "font-size: 0"],
    ["[class~=redaction] { color: transparent }", "color: transparent"],
    ["p:not(.letter) { display: none }", "display: none"],
    ["@media screen { .part { display: none } }", "display: none"],
    ["h1, .marks { text-indent: -9999px }", "text-indent: -9999px"],
    [".token { color: #fff } /* as paper */", "color: #fff"],
    [".token { height: 0; overflow: hidden }", "height: 0"],
    [".token { display: inline } p.marks .token { display: none }", "display: none"],
  ])("%s", (css, reason) => {
    expect(hidden(css)).toBe(reason);
  });

  test("by an attribute, its own or around it", () => {
    expect(hidden("", PAGE.replace('id="token"', 'id="token" hidden=""'))).toBe(
      "the hidden attribute",
    );
    expect(hidden("", PAGE.replace('id="p"', 'id="p" style="display: none"'))).toBe(
      "display: none",
    );
  });
});

describe("shown:", () => {
  test.each([
    "",
    ".note { display: none }",
    "/* .token { display: none } */",
    ".token { display: none } #token { display: inline }",
    ".token { color: #333; opacity: .9; height: 0 }",
    "section + p .token { display: none }",
    ".token::before { display: none }",
    ".token:hover { display: none }",
    "p.letter .token { display: none }",
    "@font-face { font-family: x; src: url(x.woff2) }",
  ])("%s", (css) => {
    expect(hidden(css)).toBe(null);
  });
});
