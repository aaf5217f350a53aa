// The conventions in use, the list of emendations, and the page turns of the sources. Floor: verify.

import type { Convention, TurnEntry } from "../../model/apparatus.ts";
import { CERTAINTIES } from "../../model/nodes.ts";
import { hyphensBy } from "./hyphens.ts";
import type { Maker } from "./maker.ts";

const EMENDATIONS = ["note", "lemma", "reading", "cert", "source-page", "page"];
const TURNS = ["page", "divides", "certainty", "folio"];

/** The signs of conventions that have one. */
const SIGNS: Readonly<Partial<Record<Convention, string>>> = {
  "redaction-codes": "{codes}",
  "redaction-token": "[{token}]",
  illegible: "[{illegible}]",
  lost: "[…]",
  omitted: "[…]",
  unclear: "⟨{word}?⟩",
  supplied: "⟨{word}⟩",
  deletion: "{word}",
  addition: "⌜{word}⌝",
  stamp: "{stamp}",
  classification: "{classification}",
  "classification-struck": "{classification}",
  original: "[{word}]",
  checkbox: "☒ ☐",
  blank: "____",
  "page-turn": "|2|",
  "page-turn-uncertain": "|2?|",
  "paragraph-numbers": "1",
  "notes-redaction": "R1",
  "notes-textual": "a",
  "notes-explanatory": "1",
};

export function conventions(to: Maker): void {
  to.line(to.say("conventions-introduction"));
  for (const convention of to.edition.apparatus.conventions) {
    const sign = (SIGNS[convention] ?? "").replace(/\{(\w+)\}/gu, (_, name: string) =>
      to.say(`convention-sample-${name}`),
    );
    to.line(`${to.say(`convention-name-${convention}`)} ${sign}`);
    to.line(meaning(to, convention));
  }
}

function meaning(to: Maker, convention: Convention): string {
  const { certainties, hands, turns } = to.edition.apparatus;
  const joined = (what: TurnEntry["joins"]): number =>
    turns.filter(({ joins }) => joins === what).length;
  const comma = to.say("list-comma");
  const lists: Readonly<Partial<Record<Convention, () => string>>> = {
    certainty: () => certainties.map((cert) => to.say(`cert-${cert}`)).join(comma),
    hands: () => hands.map(({ known }) => known.replace(/\.$/u, "")).join(to.say("semicolon")),
  };
  if (convention === "hyphenation") return hyphens(to);
  if (convention === "joined") return to.count("convention-joined", joined("paragraph"));
  if (convention === "word-joined") return to.count("convention-word-joined", joined("word"));
  return to.say(`convention-${convention}`, { list: lists[convention]?.() ?? "" });
}

/** That they are listed is said where they are. */
function hyphens(to: Maker): string {
  const says = to.say("convention-hyphenation", hyphensBy(to));
  const list = to.edition.parts.find(({ kind }) => kind === "hyphenation");
  return list ? `${says} ${to.say("convention-hyphenation-listed")}` : says;
}

export function pageTurns(to: Maker): void {
  const { parts, apparatus } = to.edition;
  const { turns } = apparatus;
  if (turns.length === 0) {
    to.line(to.say("list-is-empty"));
    return;
  }
  const byCert = new Map<string, number>();
  for (const { cert } of turns) byCert.set(cert, (byCert.get(cert) ?? 0) + 1);
  const list = CERTAINTIES.flatMap((cert) => {
    const n = byCert.get(cert);
    return n ? [to.say("page-turns-cert", { n, cert: to.say(`cert-${cert}`) })] : [];
  });
  to.line(() => {
    to.words(to.count("page-turns-count", turns.length));
    to.words(` ${to.say("page-turns-certs", { list: to.series(list) })}`);
    to.words(` ${to.say("page-turns-introduction")}`);
  });
  to.pagedColumns("page-turns", TURNS);
  const turned = parts.filter(({ id }) => turns.some(({ place }) => place.part === id));
  for (const { id, shortTitle } of turned) {
    if (turned.length > 1) to.line(shortTitle);
    for (const turn of turns.filter(({ place }) => place.part === id)) row(to, turn);
  }
}

function row(to: Maker, { anchor, n, cert, joins, hyphen, before, after }: TurnEntry): void {
  const how = hyphen ? `word-${hyphen}` : (joins ?? "between");
  to.line(() => to.link(anchor, n));
  to.line(to.say(`page-turn-${joins ? how : "between"}`, { before, after }));
  to.line(to.say(`cert-${cert}`));
  to.folioColumn(anchor);
}

export function emendations(to: Maker): void {
  const { edition } = to;
  const labels = new Map(edition.notes.map(({ anchor, label }) => [anchor, label]));
  if (edition.emendations.length === 0) {
    to.line(to.say("list-is-empty"));
    return;
  }
  to.line(to.say("emendations-introduction"));
  to.pagedColumns("emendations", EMENDATIONS);
  for (const { anchor, note, lemma, reading, cert, place, span } of edition.emendations) {
    to.line(() => to.link(note, labels.get(note) ?? "", span));
    to.line(() => to.link(anchor, lemma, span));
    to.line(reading ?? to.say("no-proposal"), span);
    if (cert !== null) to.line(to.say(`cert-${cert}`), span);
    if (place.sourcePage !== null) to.line(place.sourcePage, span);
    to.folioColumn(anchor, span);
  }
}
