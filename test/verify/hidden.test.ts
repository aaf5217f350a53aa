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
    ["#r1 { font-size: 0 }", "font-size: 0 of the text’s"],
    [".part { font-size: .5em } #r1 { font-size: 40% }", "font-size: 0.2 of the text’s"],
    ["#r1 { font: 0/0 a }", "font-size: 0 of the text’s"],
    ["[class~=redaction] { color: transparent }", "#ffffff on #ffffff is 1:1, less than 4.5:1"],
    ["p:not(.letter) { display: none }", "display: none"],
    ["@media screen { .part { display: none } }", "display: none in @media screen"],
    ["p:not(.letter, [colspan]) { display: none }", "display: none"],
    ["h1, .marks { text-indent: -9999px }", "text-indent: -9999px"],
    [".token { color: #fff } /* as paper */", "#ffffff on #ffffff is 1:1, less than 4.5:1"],
    [".token { height: 0; overflow: hidden }", "height: 0"],
    [".token { display: inline } p.marks .token { display: none }", "display: none"],
    ["p { content-visibility: hidden }", "content-visibility: hidden"],
    ["p { overflow: hidden; max-height: 3em }", "max-height: 3em"],
    ["p { overflow-y: clip; height: 1px }", "height: 1px"],
    ["p { overflow: hidden; width: 1px }", "width: 1px"],
    [
      "p { overflow: hidden; white-space: nowrap }",
      "white-space: nowrap, and what is too long is cut off",
    ],
    ["p { -webkit-line-clamp: 2 }", "-webkit-line-clamp: 2"],
    [".token { clip-path: inset(50%) }", "clip-path: inset(50%)"],
    [".token { clip-path: polygon(0 0, 0 0) }", "clip-path: polygon(0 0, 0 0)"],
    [
      ".token { position: absolute; clip: rect(1px, 1px, 1px, 1px) }",
      "clip: rect(1px, 1px, 1px, 1px)",
    ],
    [
      ".token { mask-image: linear-gradient(transparent, transparent) }",
      "mask-image: linear-gradient(transparent, transparent)",
    ],
    [".token { filter: opacity(0) }", "filter: opacity(0)"],
    [".token { transform: scale(0) }", "transform: scale(0)"],
    [".token { transform: scaleY(.01) }", "transform: scaley(.01)"],
    [".token { transform: rotateX(90deg) }", "transform: rotatex(90deg)"],
    [".token { transform: translateX(-200vw) }", "transform: translatex(-200vw)"],
    ["p { translate: 0 -100% }", "translate: 0 -100%"],
    [".token { scale: 0 }", "scale: 0"],
    ["p { margin-left: -100em }", "margin-left: -100em"],
    ["p { margin: -4em 0 0 }", "margin: -4em 0 0"],
    ["p { text-indent: 200% }", "text-indent: 200%"],
    [".token { position: relative; top: -99rem }", "top: -99rem"],
    [".token { position: relative; z-index: -1 }", "z-index: -1"],
    [".token { letter-spacing: -1em }", "letter-spacing: -1em"],
    ["p { line-height: .2 }", "line-height: .2"],
    [".token { -webkit-text-security: disc }", "-webkit-text-security: disc"],
    ["section { opacity: .3 } p { opacity: .1 }", "opacity: 0.03"],
    [
      ".part { visibility: hidden } p { visibility: visible } .token { visibility: hidden }",
      "visibility: hidden",
    ],
    [
      ".redaction { position: relative } .redaction::after { content: ''; position: absolute; inset: 0; background: #000 }",
      "a box of its own is laid over it",
    ],
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

describe("on its ground, a colour is seen or not:", () => {
  const dark = ":root { color-scheme: light dark } ";
  test.each([
    [".token { color: #777 }", "#777777 on #ffffff is 4.48:1, less than 4.5:1"],
    [".token { color: hsl(0 0% 90% / 80%) }", "#ebebeb on #ffffff is 1.19:1, less than 4.5:1"],
    [".token { color: rgb(0 0 0 / 20%) }", "#cccccc on #ffffff is 1.61:1, less than 4.5:1"],
    [".redaction { background: black }", "#000000 on #000000 is 1:1, less than 4.5:1"],
    [".redaction { background: #000 } .token { color: #fff }", null],
    [
      ".redaction { background: linear-gradient(#fff, #333) }",
      "#000000 on #333333 is 1.66:1, less than 4.5:1",
    ],
    [".token { color: #555; opacity: .5 }", "#aaaaaa on #ffffff is 2.32:1, less than 4.5:1"],
    [".token { color: #333 }", null],
    [`${dark}.token { color: #333 }`, "#333333 on #121212 is 1.48:1, less than 4.5:1 by night"],
    [`${dark}.token { color: #333; background: #fff }`, null],
    [`${dark}p { background: #fff }`, "#ffffff on #ffffff is 1:1, less than 4.5:1 by night"],
    [
      "@media (prefers-color-scheme: dark) { p { background: #111 } }",
      "#000000 on #111111 is 1.11:1, less than 4.5:1 by night",
    ],
    ["@media (prefers-color-scheme: dark) { p { background: #111; color: #ddd } }", null],
    [
      ":root { --ink: #fafafa } .token { color: var(--ink) }",
      "#fafafa on #ffffff is 1.04:1, less than 4.5:1",
    ],
  ])("%s", (css, reason) => {
    expect(hidden(css)).toBe(reason);
  });

  test("what is displayed on a narrow screen only is hidden on a wide one", () => {
    const css =
      ".token { display: none } @media (max-width: 30em) { p .token { display: inline } }";
    expect(hidden(css)).toBe("display: none");
  });

  test("letters that are drawn have a fill", () => {
    const svg = (text: string): string =>
      `<body><svg xmlns="http://www.w3.org/2000/svg">${text}</svg></body>`;
    expect(hidden("", svg('<text id="token" fill="none">1962</text>'))).toMatch(/^#ffffff on/u);
    expect(hidden("", svg('<text id="token" fill="currentColor">1962</text>'))).toBe(null);
    expect(hidden(dark, svg('<text id="token">1962</text>'))).toMatch(/^#000000 on #121212/u);
  });
});

test("a box beside it lies over it", () => {
  const page = PAGE.replace("</p>", '<span class="bar"></span></p>');
  expect(hidden(".bar { position: absolute; background: #000 }", page)).toBe(
    "a box beside it is laid over it",
  );
  expect(hidden(".bar { background: #000 }", page)).toBe(null);
});

test("elements that show nothing", () => {
  const inside = (element: string): string =>
    PAGE.replace("<p ", `<${element}><p `).replace("</p>", `</p></${element.split(" ")[0]}>`);
  expect(hidden("", inside("details"))).toBe("<details> is closed");
  expect(hidden("", inside('details open=""'))).toBe(null);
  expect(hidden("", inside("template"))).toBe("<template> is not displayed");
  expect(hidden("", inside('div aria-hidden="true"'))).toBe(
    "aria-hidden: no screen reader says it",
  );
});

describe("shown:", () => {
  test.each([
    "",
    "p { text-indent: -1.3em; padding-left: 1.3em; margin: -.8em 0 1.8em }",
    ".token { font-size: .75em; line-height: 0; vertical-align: super }",
    ".title-page { margin-top: 15% } p { max-width: 100%; overflow-wrap: anywhere }",
    "p { transform: none; clip-path: none; filter: none }",
    ".part { visibility: hidden } .token { visibility: visible }",
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
