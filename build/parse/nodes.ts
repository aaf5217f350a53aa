// From the markup of a span to its node: one place that knows which field holds which key.

import { CERTAINTIES, type Certainty, type Inline } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { SpanMarkup } from "./spans.ts";

type Values = Readonly<Record<string, string>>;

/** The node of a span of the vocabulary. `children` are its words, where it holds markup. */
export function nodeOf(markup: SpanMarkup, span: Span, children: readonly Inline[]): Inline {
  const { kind, values, token } = markup;
  const id = markup.id === undefined ? {} : { id: markup.id };
  const note = pick(values, "note");
  const cert = certOf(values);
  switch (kind) {
    case "redaction": {
      const said = { ...pick(values, "codes"), ...pick(values, "extent") };
      const agency = pick(values, "agency");
      return { type: "redaction", span, id: markup.id ?? "", token, ...said, ...agency };
    }
    case "illegible":
    case "lost":
    case "omitted": {
      const extent = pick(values, "extent");
      return { type: "gap", span, ...id, reason: kind, token, ...extent, ...note };
    }
    case "unclear":
      return { type: "unclear", span, ...id, children, ...cert, ...note };
    case "supplied":
      return {
        type: "supplied",
        span,
        ...id,
        children,
        ...pick(values, "reason"),
        ...cert,
        ...note,
      };
    case "sic":
    case "stamp":
      return { type: kind, span, ...id, children, ...pick(values, "corr"), ...cert, ...note };
    case "added": {
      const where = { ...pick(values, "place"), ...pick(values, "hand") };
      return { type: "addition", span, ...id, children, ...where, ...note };
    }
    case "classification":
    case "original":
      return { type: kind, span, ...id, children, ...note };
    case "foreign":
      return { type: "foreign", span, lang: values.lang ?? "", children };
    case "page": {
      const n = values.n ?? "";
      return {
        type: "page-turn",
        span,
        ...id,
        n,
        cert: certOf(values).cert ?? "inferred",
        ...hyphenOf(values),
        ...note,
      };
    }
    case "line":
      return { type: "line-end", span, ...id, hyphen: "dropped", ...hyphenOf(values), ...cert };
    case "person":
    case "term":
    case "place":
    case "subject":
    case "event":
      return { type: "mention", span, ...id, kind, key: values.key ?? "", children };
    case "index":
      return { type: "index-mark", span, ...id, entry: values.entry ?? "", children };
  }
}

/** The key as a field, absent when it was not written. */
function pick<K extends string>(values: Values, key: K): { readonly [key in K]?: string } {
  const value = values[key];
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]?: string });
}

function hyphenOf({ hyphen }: Values): { readonly hyphen?: "kept" | "dropped" } {
  return hyphen === "kept" || hyphen === "dropped" ? { hyphen } : {};
}

function certOf(values: Values): { readonly cert?: Certainty } {
  const cert = CERTAINTIES.find((known) => known === values.cert);
  return cert ? { cert } : {};
}
