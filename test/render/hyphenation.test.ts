// Soft hyphens: where they go, and where they never do.

import { describe, expect, test } from "vitest";
import { hyphenationFor } from "../../build/render/hyphenation.ts";
import { documentOf } from "../support/rendering.ts";

const visible = (text: string) => text.replaceAll("\u00ad", "-");
const english = (text: string) => visible(hyphenationFor("en-US")(text));

describe("words", () => {
  test.each([
    ["considering the administration", "con-sid-er-ing the ad-min-is-tra-tion"],
    ["Khrushchev’s negotiations,", "Khrushchev’s ne-go-ti-a-tions,"],
    ["idea onto", "idea onto"],
    ["CONFIDENTIAL REDACTED", "CONFIDENTIAL REDACTED"],
    ["pre-requisite stand-off", "pre-requisite stand-off"],
    ["https://example.org/documents", "https://example.org/documents"],
    ["under_scored information2", "under_scored information2"],
  ])("%s", (text, expected) => expect(english(text)).toBe(expected));

  test.each([
    ["de-DE", "Geschwindigkeit Überlegungen", "Ge-schwin-dig-keit Über-le-gun-gen"],
    ["es", "desclasificación", "des-cla-si-fi-ca-ción"],
    ["fr-FR", "réglementation", "ré-gle-men-ta-tion"],
    ["ru", "государственный", "го-су-дар-ствен-ный"],
  ])("follow the language of the edition: %s", (language, text, expected) => {
    expect(visible(hyphenationFor(language)(text))).toBe(expected);
  });

  test("stay whole in a language without patterns", () => {
    expect(hyphenationFor("eo")("konsiderante")).toBe("konsiderante");
  });

  test("keep two letters before a hyphen and three after it", () => {
    for (const word of ["elicitation", "academy", "quickly", "radio", "area"]) {
      const parts = english(word).split("-");
      expect(parts[0]?.length, word).toBeGreaterThanOrEqual(parts.length > 1 ? 2 : 1);
      if (parts.length > 1) expect(parts.at(-1)?.length, word).toBeGreaterThanOrEqual(3);
    }
  });

  test("lose no letter", () => {
    const text = "Notwithstanding considerations, (e.g.) naïve déjà-vu; Übermut!";
    expect(hyphenationFor("en")(text).replaceAll("\u00ad", "")).toBe(text);
  });
});

describe("in an edition", () => {
  const TEXT = `## Considerations

Considerations [withheld information]{.redaction #r1} and [HANDLING considerations]{.stamp}.

[^r1]: A note.
`;
  const shy = (output: "print" | "epub" | "coursepack") =>
    visible(documentOf(TEXT, output, output === "coursepack" ? PACK : {}));
  const PACK = {
    coursePack: {
      course: "History",
      documents: [
        {
          document: { id: "memo", span: { file: "coursepack.yaml", start: 0, end: 0 } },
          wholeParagraphs: false,
        },
      ],
      paper: "letter" as const,
      lineNumbers: 5,
      restart: "document" as const,
      entries: [],
      questions: [],
      teachingNotes: [],
    },
  };

  test.each(["print", "coursepack"] as const)("running text has them in %s", (output) => {
    expect(shy(output)).toContain(">Con-sid-er-a-tions <span");
  });

  test("the EPUB has none: its reading system hyphenates", () => {
    expect(documentOf(TEXT, "epub")).not.toContain("\u00ad");
  });

  test("headings, tokens and stamps have none", () => {
    const xhtml = shy("print");
    expect(xhtml).toContain(">Considerations</h2>");
    expect(xhtml).toContain(">[withheld information]<");
    expect(xhtml).toContain(">HANDLING considerations<");
  });
});

test("a word that comes again a line further on is not divided there as well", () => {
  const hyphenate = hyphenationFor("en");
  const filler = "as we have it now and as we had it then in the end, and ";
  const said = hyphenate(
    `Transcription ${filler}transcription; ${filler}${filler}transcription.`,
  );
  expect(said.replaceAll("\u00ad", "-")).toMatch(
    /^Tran-scrip-tion .* transcription; .* tran-scrip-tion\.$/u,
  );
  expect(hyphenate("transcription transcription").split("\u00ad")).toHaveLength(5);
});
