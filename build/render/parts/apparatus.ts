// The statement of method made from the conventions in use, the list of emendations, the page turns
// and the hyphens of the sources. Floor: render.

import type { Convention, TurnEntry } from "../../model/apparatus.ts";
import type { Place } from "../../model/edition.ts";
import { CERTAINTIES } from "../../model/nodes.ts";
import { asShown, type Context, folioHere } from "../context.ts";
import { escaped, type Markup, markup } from "../shapes.ts";
import { words } from "../words.ts";
import { inSeries } from "./front.ts";

/** How each convention looks where it can be shown by a sign; words stand for words of the source. */
const SAMPLES: Readonly<Partial<Record<Convention, readonly [mark: string, key: string]>>> = {
  "redaction-codes": ["redaction", "{codes}"],
  "redaction-token": ["redaction", "[{token}]"],
  illegible: ["gap", "[{illegible}]"],
  lost: ["gap", "[…]"],
  omitted: ["gap", "[…]"],
  unclear: ["unclear", "⟨{word}?⟩"],
  supplied: ["supplied", "⟨{word}⟩"],
  deletion: ["deletion", "{word}"],
  addition: ["addition", "⌜{word}⌝"],
  stamp: ["stamp", "{stamp}"],
  classification: ["classification", "{classification}"],
  "classification-struck": ["deletion", "{classification}"],
  original: ["original", "[{word}]"],
  checkbox: ["checkbox", "☒ ☐"],
  blank: ["blank", "____"],
  "page-turn": ["page-turn", "|2|"],
  "page-turn-uncertain": ["page-turn", "|2?|"],
  "paragraph-numbers": ["number", "1"],
  "notes-redaction": ["sign", "R1"],
  "notes-textual": ["letter", "a"],
  "notes-explanatory": ["sign", "1"],
};

/** Columns of the tables beside that of the folios. */
const TURN_COLUMNS = 3;
const HYPHEN_COLUMNS = 4;

/** Each convention in use with its sign, and what it says; none that this edition does without. */
export function conventions(context: Context): Markup {
  const { edition, say } = context;
  return context.fill("parts/conventions", {
    entries: edition.apparatus.conventions.map((convention) => ({
      sample: sample(convention, context),
      name: escaped(say(`convention-name-${convention}`)),
      says: words(meaning(convention, context), context),
    })),
  });
}

function sample(convention: Convention, { say }: Context): Markup | null {
  const [mark, text] = SAMPLES[convention] ?? [];
  if (mark === undefined || text === undefined) return null;
  const shown = text.replace(/\{(\w+)\}/gu, (_, name: string) =>
    say(`convention-sample-${name}`),
  );
  return markup(`<span class="sample ${mark}">${String(escaped(shown))}</span>`);
}

function meaning(convention: Convention, context: Context): string {
  const { edition, say, count } = context;
  const { certainties, hands, turns } = edition.apparatus;
  switch (convention) {
    case "certainty": {
      const names = certainties.map((cert) => say(`cert-${cert}`));
      return say("convention-certainty", { list: names.join(say("list-comma")) });
    }
    case "hands": {
      const list = hands.map(({ known }) => known.replace(/\.$/u, "")).join(say("semicolon"));
      return say("convention-hands", { list });
    }
    case "joined":
      return count("convention-joined", joined(turns, "paragraph"));
    case "hyphenation":
      return edition.parts.some(({ kind }) => kind === "hyphenation")
        ? `${say("convention-hyphenation", hyphensBy(edition))} ${say("convention-hyphenation-listed")}`
        : say("convention-hyphenation", hyphensBy(edition));
    case "word-joined":
      return count("convention-word-joined", joined(turns, "word"));
    default:
      return say(`convention-${convention}`);
  }
}

/** How many are kept and how many dropped. */
function hyphensBy({ apparatus }: Context["edition"]): Record<"kept" | "dropped", number> {
  const kept = apparatus.hyphens.filter(({ hyphen }) => hyphen === "kept").length;
  return { kept, dropped: apparatus.hyphens.length - kept };
}

function joined(turns: readonly TurnEntry[], what: TurnEntry["joins"]): number {
  return turns.filter(({ joins }) => joins === what).length;
}

export function emendations(context: Context): Markup {
  const { edition, say } = context;
  const noteBy = new Map(edition.notes.map((note) => [note.anchor, note]));
  return context.fill("parts/emendations", {
    none: edition.emendations.length === 0,
    paged: context.paged,
    entries: edition.emendations.map(({ anchor, kind, lemma, reading, cert, place, note }) => ({
      noteHref: `#${note}`,
      noteLabel: noteBy.get(note)?.label ?? "",
      lemma,
      href: `#${anchor}`,
      kind,
      reading,
      cert: cert ? words(say(`cert-${cert}`), context) : null,
      sourcePage: place.sourcePage,
      folio: folioHere(anchor, context),
    })),
  });
}

/** Where each page of the sources begins, how sure that is, and what is joined there. */
export function pageTurns(context: Context): Markup {
  const { edition, say, count } = context;
  const { turns } = edition.apparatus;
  const documents = byDocument(turns, context);
  const found = CERTAINTIES.filter((cert) => turns.some((turn) => turn.cert === cert));
  const certs = found.map((cert) =>
    say("page-turns-cert", {
      n: turns.filter((turn) => turn.cert === cert).length,
      cert: say(`cert-${cert}`),
    }),
  );
  return context.fill("parts/page-turns", {
    none: turns.length === 0,
    paged: context.paged,
    introduction: words(
      `${count("page-turns-count", turns.length)} ${say("page-turns-certs", { list: inSeries(certs, context) })} ${say("page-turns-introduction")}`,
      context,
    ),
    documents: documents.map(({ title, own }) => ({
      width: String(TURN_COLUMNS + Number(context.paged)),
      title,
      entries: own.map((turn) => ({
        n: turn.n,
        href: `#${turn.anchor}`,
        divides: words(dividing(turn, context), asShown(context)),
        cert: words(say(`cert-${turn.cert}`), context),
        folio: folioHere(turn.anchor, context),
      })),
    })),
  });
}

/** Each document that has entries, by its title where there are several. */
function byDocument<T extends { readonly place: Place }>(
  entries: readonly T[],
  { edition }: Context,
): readonly { readonly title: string | null; readonly own: readonly T[] }[] {
  const documents = edition.parts.flatMap(({ id, shortTitle }) => {
    const own = entries.filter(({ place }) => place.part === id);
    return own.length > 0 ? [{ title: shortTitle, own }] : [];
  });
  return documents.map(({ title, own }) => ({
    title: documents.length > 1 ? title : null,
    own,
  }));
}

/** Each word that the source divides at the end of a line: as it stands there, and as it stands here. */
export function hyphenation(context: Context): Markup {
  const { edition, pack, say } = context;
  const here = edition.apparatus.hyphens.filter(
    ({ anchor }) => pack?.anchors.has(anchor) ?? true,
  );
  return context.fill("parts/hyphenation", {
    none: here.length === 0,
    paged: context.paged,
    documents: byDocument(here, context).map(({ title, own }) => ({
      width: String(HYPHEN_COLUMNS + Number(context.paged)),
      title,
      entries: own.map(({ anchor, place, hyphen, cert, before, after }) => ({
        source: `${before}${hyphen === "dropped" ? "-" : ""}|${after}`,
        here: `${before}${after}`,
        href: `#${anchor}`,
        cert: cert ? words(say(`cert-${cert}`), context) : null,
        sourcePage: place.sourcePage,
        folio: folioHere(anchor, context),
      })),
    })),
  });
}

/** `a paragraph, here joined: … attempting to | follow it …` */
function dividing({ joins, hyphen, before, after }: TurnEntry, { say }: Context): string {
  if (joins === null) return say("page-turn-between");
  const how = hyphen ? `page-turn-word-${hyphen}` : `page-turn-${joins}`;
  return say(how, { before, after });
}
