// The signs that a course pack uses, each with what it means; signs it does not use are not
// explained. Floor: render.

import type { ItemKind, NoteSeries } from "../../model/edition.ts";
import type { Context } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { escaped, markup } from "../shapes.ts";
import { words } from "../words.ts";
import type { Packing } from "./packing.ts";

/** A sign, what stands as its sample (a label, or a text in braces that are labels), and for which items. */
interface Sign {
  readonly name: string;
  readonly sample: string;
  readonly kinds: readonly ItemKind[];
}

const SIGNS: readonly Sign[] = [
  { name: "redaction", sample: "pack-sample-token", kinds: ["redaction"] },
  { name: "stamp", sample: "pack-sample-stamp", kinds: ["stamp"] },
  { name: "classification", sample: "pack-sample-classification", kinds: ["classification"] },
  { name: "page-turn", sample: "pack-sample-turn", kinds: ["page-turn"] },
  { name: "original", sample: "pack-sample-original", kinds: ["original", "gap"] },
  { name: "supplied", sample: "pack-sample-supplied", kinds: ["supplied", "unclear"] },
  { name: "addition", sample: "pack-sample-addition", kinds: ["addition"] },
];

const SERIES: readonly NoteSeries[] = ["redaction", "textual", "explanatory"];

const SAMPLE = {
  "paragraph-number": ({ say }: Context) => say("pack-sample-paragraph-number"),
  "print-page": ({ say }: Context) => say("print-page-mark", { n: 12 }),
} as const;

export function packReading({ pack }: Packing, context: Context): Markup {
  const { edition, say } = context;
  const kinds = new Set(
    edition.items.filter(({ node }) => pack.nodes.has(node)).map(({ kind }) => kind),
  );
  const series = new Set(
    edition.notes.filter(({ anchor }) => pack.anchors.has(anchor)).map((note) => note.series),
  );
  const omits = pack.documents.some(({ whole }) => !whole);
  const { paragraphNumbers } = edition.manuscript.config;
  const locators = [
    ...(paragraphNumbers ? (["paragraph-number"] as const) : []),
    ...(context.folios?.pages.length ? (["print-page"] as const) : []),
  ];
  const row = (name: string, sample: string) => ({
    sample: markup(`<span class="sample ${name}">${String(escaped(sample))}</span>`),
    says: words(say(`pack-sign-${name}`), context),
  });
  return context.fill("parts/pack-reading", {
    signs: [
      ...SIGNS.filter((sign) => sign.kinds.some((kind) => kinds.has(kind))).map(
        ({ name, sample }) => row(name, say(sample)),
      ),
      ...locators.map((name) => row(name, SAMPLE[name](context))),
      ...(omits ? [row("omission", say("pack-sample-omission"))] : []),
      ...SERIES.filter((one) => series.has(one)).map((one) =>
        row(`note-${one}`, say(`pack-sample-note-${one}`)),
      ),
    ],
  });
}
