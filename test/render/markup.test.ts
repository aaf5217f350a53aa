// What each construct of a manuscript becomes in XHTML: the contract that later stages read.

import { describe, expect, test } from "vitest";
import type { CodeBook } from "../../build/model/manuscript.ts";
import { documentOf, editionOf, partOf, renderedOf } from "../support/rendering.ts";

const FOIA: CodeBook = {
  id: "us-foia",
  authority: "5 U.S.C. 552(b)",
  title: "Freedom of Information Act",
  source: "the statute",
  codes: [
    { code: "(b)(1)", section: "5 U.S.C. 552(b)(1)", wording: "classified", verified: true },
    { code: "(b)(3)", section: "5 U.S.C. 552(b)(3)", wording: "by statute", verified: false },
  ],
};

const NAMES = / (?:role="group"|aria-label="[^"]*")/g;

/** Print, soft hyphens and the names of marks taken out. */
const print = (text: string) =>
  documentOf(text, "print", { codeBooks: [FOIA] })
    .replaceAll("\u00ad", "")
    .replace(NAMES, "");
const epub = (text: string) => documentOf(text, "epub", { codeBooks: [FOIA] });

describe("marks of the source are text, with their printed forms", () => {
  test.each([
    [
      "[SECRET]{.classification}",
      '<span class="classification" id="classification-1">SECRET</span>',
    ],
    [
      "[~~SECRET~~]{.classification}",
      '<span class="classification struck" id="classification-1"><del class="deletion" id="deletion-1">SECRET</del></span>',
    ],
    ["[OADR]{.stamp}", '<span class="stamp" id="stamp-1">OADR</span>'],
    ["[]{.page n=2 cert=certain}", '<span class="page-turn" id="page-turn-1">|2|</span>'],
    ["[]{.page n=2 cert=low}", '<span class="page-turn inferred" id="page-turn-1">|2?|</span>'],
    ["[the]{.supplied reason=lost}", '<span class="supplied" id="supplied-1">⟨the⟩</span>'],
    ["[GUR]{.unclear}", '<span class="unclear" id="unclear-1">⟨GUR?⟩</span>'],
    ["[nor]{.original}", '<span class="original" id="original-1">[nor]</span>'],
    [
      "[x]{.added place=margin}",
      '<ins class="addition" id="addition-1" data-place="margin">⌜x⌝</ins>',
    ],
    ["[illegible]{.illegible}", '<span class="gap illegible" id="gap-1">[illegible]</span>'],
    ['[…]{.lost extent="2 words"}', '<span class="gap lost" id="gap-1">[…: 2 words]</span>'],
    ["a < b & c", "a &lt; b &amp; c"],
  ])("%s", (text, expected) => expect(print(`Text ${text} text.\n`)).toContain(expected));
});

describe("a screen reader is told what the eye sees", () => {
  test.each([
    ["[(b)(1) (b)(7)(A)]{.redaction #r2}", "withheld, exemption b 1, b 7 A, note R2"],
    ["[REDACTED]{.redaction #r2}", "withheld, note R2"],
    ["[OADR]{.stamp}", "stamp"],
    ["[SECRET]{.classification}", "classification marking"],
    ["[~~SECRET~~]{.classification}", "classification marking, struck out"],
    ["[]{.page n=2 cert=certain}", "Source page 2"],
    ["[]{.page n=2 cert=low}", "Source page 2 (inferred)"],
    ["[GUR]{.unclear}", "doubtful reading"],
    ["[the]{.supplied reason=lost}", "supplied by the editor"],
    ["[x]{.added place=margin}", "added by a hand"],
    ["~~x~~", "struck out"],
  ])("%s", (text, name) => {
    const manuscript = `Text ${text} text.\n\n[^r2]: Said.\n`;
    const named = `role="group" aria-label="${name}"`;
    expect(epub(manuscript)).toContain(named);
    expect(documentOf(manuscript, "print", { codeBooks: [FOIA] })).toContain(named);
  });
});

describe("a redaction", () => {
  test("of codes shows them on one line, each whole, and its note's call inside it", () => {
    expect(print("Text.\n\n[(b)(1)\n(b)(3)]{.redaction #r2}\n")).toContain(
      '<span class="redaction codes" id="r2"><span class="token"><span class="code">(b)(1)</span> <span class="code">(b)(3)</span></span><a class="note-call redaction" href="#note-r2">R2</a></span>',
    );
  });

  test("of a word shows it in brackets", () => {
    expect(print("Text [REDACTED]{.redaction #r4} text.\n\n[^r4]: Said.\n")).toContain(
      '<span class="redaction token" id="r4"><span class="token">[REDACTED]</span><a class="note-call redaction" href="#note-r4">R4</a></span>',
    );
  });

  test("without the editor's note gets one made of its codes", () => {
    const xhtml = print("Text [(b)(1) (b)(3)]{.redaction #r2 agency=State} text.\n");
    expect(xhtml).toContain(
      '<aside class="note redaction" id="note-r2" data-call="r2">\n<p id="block-memo-1"><a class="note-label" href="#r2">R2</a> Withholding codes',
    );
    expect(xhtml).toContain(
      '<span class="code">(b)(1)</span>: 5 U.S.C. 552(b)(1), classified.',
    );
    expect(xhtml).toContain("by statute (wording not verified).");
    expect(xhtml).toContain("Extent: not recorded. Withheld by State.");
  });

  test("says the extent that the source states", () => {
    expect(print('Text [(b)(1)]{.redaction #r2 extent="3 lines"} text.\n')).toContain(
      "Extent: 3 lines.",
    );
  });

  test("too long for a line may break", () => {
    const long = "a whole paragraph of nine lines that is covered";
    expect(print(`Text [${long}]{.redaction #r1}.\n\n[^r1]: Said.\n`)).toContain(
      '<span class="redaction token long" id="r1">',
    );
  });
});

describe("notes", () => {
  const TEXT = `One[^x] [Dostoev]{.sic corr="Dorticos" cert="high"} two.

[^x]: First.

    Second paragraph.
`;

  test("stand at the end of their part, in the order of their calls, and link back", () => {
    const xhtml = print(TEXT);
    expect(xhtml).toContain(
      '<a class="note-call explanatory" id="note-call-1" href="#note-memo-x">1</a>',
    );
    expect(xhtml).toMatch(
      /<section class="notes">\n<aside class="note explanatory" id="note-memo-x" data-call="note-call-1">\n<p id="block-memo-1"><a class="note-label" href="#note-call-1">1<\/a> First\.<\/p>\n<p id="block-memo-2">Second paragraph\.<\/p>\n<\/aside>\n<aside class="note textual"/,
    );
  });

  test("of an emendation give lemma, reading and certainty", () => {
    expect(print(TEXT)).toContain(
      '<a class="note-label" href="#sic-1">a</a> <span class="lemma">Dostoev</span>] <span class="reading">Dorticos</span> <span class="editor">(certainty: high)</span>.',
    );
  });

  test("that begin with a list have their label in a paragraph of its own", () => {
    expect(print("One[^x].\n\n[^x]:\n    - a\n    - b\n")).toContain(
      '<p id="block-memo-1"><a class="note-label" href="#note-call-1">1</a> </p>\n<ul class="list bullet">',
    );
  });

  test("have no roles in print, where roles on links spoil the PDF's tags", () => {
    expect(print(TEXT)).not.toMatch(/role=|epub:type/);
  });
});

describe("the EPUB", () => {
  const TEXT = "One[^x] [REDACTED]{.redaction #r1}.\n\n[^x]: First.\n\n[^r1]: Said.\n";

  test("marks calls and notes for pop-ups, the call holding bare text only", () => {
    const xhtml = epub(TEXT);
    expect(xhtml).toContain(
      '<a class="note-call explanatory" id="note-call-1" href="#note-memo-x" epub:type="noteref" role="doc-noteref" dir="ltr">1</a>',
    );
    expect(xhtml).toContain(
      '<aside class="note explanatory" id="note-memo-x" data-call="note-call-1" epub:type="footnote" role="doc-footnote">',
    );
    expect(xhtml).toContain('href="#note-call-1" role="doc-backlink">1</a> First.');
  });

  test("puts a redaction's note in an element that no reader hides", () => {
    expect(epub(TEXT)).toContain(
      '<div class="note redaction" id="note-r1" role="note" data-call="r1">',
    );
  });

  test("has the same ids as print", () => {
    const ids = (xhtml: string) => [...xhtml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids(epub(TEXT))).toEqual(ids(print(TEXT)));
  });
});

describe("cross-references", () => {
  const TEXT = `## Of It {#part-i label="Part I"}

See [](#part-i), [](#part-i){.page}, [my words](#part-i){.page}.
`;

  test("print the label, the page to be filled in, or the editor's words", () => {
    const xhtml = print(TEXT);
    expect(xhtml).toContain(
      '<a class="cross-reference" id="cross-reference-1" href="#part-i">Part I</a>',
    );
    expect(xhtml).toContain(
      'href="#part-i">page <span class="folio" data-folio-of="part-i"></span></a>',
    );
    expect(xhtml).toContain('id="cross-reference-3" href="#part-i">my words</a>');
  });

  test("print the label where there are no pages", () => {
    expect(epub(TEXT)).toContain('id="cross-reference-2" href="#part-i">Part I</a>');
  });
});

describe("blocks", () => {
  test("the editor's own stand outside the transcription", () => {
    const xhtml = print("One.\n\n::: headnote\nOurs.\n:::\n\nTwo.\n");
    expect(xhtml).toMatch(
      /<div class="transcription">\n<p id="p-memo-1">One\.<\/p>\n<\/div>\n<div class="division headnote editorial" id="headnote-memo">\n<p id="[^"]+">Ours\.<\/p>\n<\/div>\n<div class="transcription">\n<p id="p-memo-2">/,
    );
  });

  test("an enclosure that holds a source note is divided in the same way", () => {
    const xhtml = print("::: enclosure\nOne.\n\n::: source-note\nOurs.\n:::\n:::\n");
    expect(xhtml).toMatch(
      /<div class="division enclosure" id="[^"]+">\n<div class="transcription">\n<p id="p-memo-1">One/,
    );
    expect(xhtml).not.toMatch(/transcription">(?:(?!<\/div>)[\s\S])*editorial/);
  });

  test("a letterhead keeps its lines", () => {
    expect(print("::: letterhead\nDEPARTMENT\nOF STATE\n:::\n")).toMatch(
      /<div class="line" id="[^"]+">DEPARTMENT<\/div>\n<div class="line" id="[^"]+">OF STATE<\/div>/,
    );
  });

  test("a form sets each box with its words", () => {
    expect(print("::: release-form\n☒ RELEASE ☐ DENY\nFOIA _____\n:::\n")).toMatch(
      /<div class="line form" id="[^"]+"><span class="cell"><span class="checkbox checked" id="checkbox-1">☒<\/span> RELEASE ?<\/span> <span class="cell"><span class="checkbox" id="checkbox-2">☐<\/span> DENY<\/span><\/div>\n<div class="line" id="[^"]+">FOIA <span class="blank" id="blank-1">_____/,
    );
  });

  test("a typed label stands in the text of its item", () => {
    expect(print("(1) One.\n\n(2) Two.\n")).toContain(
      '<li><p id="p-memo-1"><span class="item-label">(1)</span> One.</p></li>',
    );
  });

  test("a paragraph of nothing but marks says so", () => {
    expect(print("Text.\n\n[OADR]{.stamp} []{.page n=2 cert=probable}\n")).toMatch(
      /<p id="[^"]+" class="marks"><span class="stamp"/,
    );
  });
});

test("on paper an address may break before its signs, never after a hyphen, and codes may not break", () => {
  const text = "Text <https://example.org/a-1/b.> and 552(b)(1) here.\n";
  const step = (one: string) => `<span class="step">${one}</span>`;
  expect(print(text)).toContain(
    `https://<wbr/>example<wbr/>.org<wbr/>${step("/a")}<wbr/>${step("-1")}<wbr/>${step("/b.")}</a>`,
  );
  expect(print(text)).toContain('<span class="code">552(b)(1)</span>');
  expect(epub(text)).toContain(">https://example.org/a-1/b.</a>");
});

test("an image goes with the printed page, and keeps its path in the EPUB", () => {
  const file = "manuscript/seal.png";
  const images = new Map([[file, { path: file, bytes: new Uint8Array([1, 2, 3]) }]]);
  const edition = editionOf("Text ![Seal](../seal.png) text.\n", { images });
  const xhtml = (output: "print" | "epub") =>
    partOf(renderedOf(edition, output).parts, "part-memo");
  expect(xhtml("print")).toContain('<img src="data:image/png;base64,AQID" alt="Seal"/>');
  expect(xhtml("epub")).toContain('<img src="manuscript/seal.png" alt="Seal"/>');
});

describe("abbreviations of the editor", () => {
  const small = (word: string) => `<span class="abbreviation">${word}</span>`;
  const prose = (text: string) => print(`::: headnote\n${text}\n:::\n\nThe USSR and FRUS.\n`);

  test("are small capitals in print and in the EPUB, and only in the editor's prose", () => {
    for (const made of [print, epub]) {
      const xhtml = made("The USSR says.[^1]\n\n[^1]: The USSR said so.\n");
      expect(xhtml).toContain("The USSR says.");
      expect(xhtml).toContain(`The ${small("USSR")} said so.`);
    }
    expect(prose("See *FRUS*; the USSR’s.")).toContain(
      `See <em>${small("FRUS")}</em>; the ${small("USSR")}’s.`,
    );
    expect(prose("See.")).toContain("The USSR and FRUS.");
  });

  test.each(["US and UN", "Part III", "Volumes X/XI/XII", "BIs and IRBMs", "A1BCD", "КГБ"])(
    "%s is none",
    (text) => expect(prose(text)).toContain(text),
  );

  test("are not what a document letters: its stamps, forms, headings and doubtful readings", () => {
    const document = `## ANNEX

::: letterhead
EMBASSY
:::

[OADR]{.stamp} [GUR]{.unclear} [IREM]{.sic corr="MRBM" note="e1"} [REDACTED]{.redaction #r1} end.[^2]

[^r1]: It reads REDACTED.
[^e1]: A slip for MRBM.
[^2]: ANNEX, EMBASSY, OADR, GUR, IREM and NATO.
`;
    const xhtml = print(document);
    expect(xhtml).toContain("It reads REDACTED.");
    expect(xhtml).toContain("A slip for MRBM.");
    expect(xhtml).toContain(`ANNEX, EMBASSY, OADR, GUR, IREM and ${small("NATO")}.`);
  });
});
