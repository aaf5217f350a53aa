// Rows that become lines on a narrow screen are still rows to a screen reader.

import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { editionEpub } from "./edition-epub.ts";

test("every table and each of its parts states its role", async () => {
  const files = Object.entries(unzipSync(await editionEpub(SPECIMEN)));
  const xhtml = files
    .filter(([name]) => name.endsWith(".xhtml"))
    .map(([, bytes]) => strFromU8(bytes))
    .join("\n");
  const tags = [...xhtml.matchAll(/<(table|thead|tbody|tr|th|td)\b[^>]*>/gu)];
  const roles = new Map(
    tags.map(([tag, name = ""]) => [`${name} ${/ role="(\w+)"/u.exec(tag)?.[1]}`, name]),
  );
  expect([...roles.keys()].sort()).toEqual([
    "table table",
    "tbody rowgroup",
    "td cell",
    "th columnheader",
    "th rowheader",
    "thead rowgroup",
    "tr row",
  ]);
});
