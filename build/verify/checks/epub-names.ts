// What a screen reader calls a mark is what the mark is. Floor: verify. WAI-ARIA 1.2, aria-label.

import type { Edition, Item } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import type { Comparison } from "../compare.ts";
import { elementOf } from "../epub/places.ts";
import type { EpubReading } from "../epub/reading.ts";
import { attribute } from "../epub/xml.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";

/** Every item of a kind that is seen by more than its words has its accessible name. */
export function checkNames({ wanted }: Comparison, reading: EpubReading): Finding[] {
  return wanted.scope.items.flatMap((item) => {
    const spoken = spokenOf(item, wanted.edition);
    const element = elementOf(reading, item.anchor)?.element;
    if (spoken === null || !element) return [];
    const said = attribute(element, "aria-label");
    if (said === spoken && attribute(element, "role") !== "") return [];
    const message = `${nameOf(item)} is called ${quoted(said)} aloud, not ${quoted(spoken)}`;
    return [finding("item-survives", message, { about: item.anchor, span: item.span })];
  });
}

/** Null for what its words say by themselves. */
function spokenOf(item: Item, edition: Edition): string | null {
  const { node } = item;
  const say = (key: string, values = {}) => label(edition.labels, key, values);
  switch (node.type) {
    case "redaction":
      return redaction(item, edition);
    case "stamp":
    case "unclear":
    case "supplied":
    case "addition":
    case "deletion":
      return say(`spoken-${node.type}`);
    case "classification": {
      const struck = node.children.some(({ type }) => type === "deletion");
      return say(`spoken-classification${struck ? "-struck" : ""}`);
    }
    case "page-turn":
      return say(`epub-source-page${node.cert === "certain" ? "" : "-inferred"}`, {
        n: node.n,
      });
    case "checkbox":
      return say(node.checked ? "checkbox-checked" : "checkbox-empty");
    default:
      return null;
  }
}

/** The codes are said without their parentheses, which are read out or break a code in two. */
function redaction({ anchor }: Item, { ledger, notes, labels }: Edition): string | null {
  const entry = ledger.find((one) => one.anchor === anchor);
  const note = notes.find((one) => one.anchor === entry?.note);
  if (!entry || !note) return null;
  const codes = entry.codes.map(({ printed }) => printed.match(/[^()\s]+/gu)?.join(" ") ?? "");
  return codes.length === 0
    ? label(labels, "spoken-redaction-token", { note: note.label })
    : label(labels, "spoken-redaction-codes", { codes: codes.join(", "), note: note.label });
}
