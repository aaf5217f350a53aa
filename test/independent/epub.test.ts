// EPUBCheck, which shares no code with Stet, judges the finished EPUBs and sees in them what Stet
// sees: it finds nothing where Stet finds nothing, and both find a broken link.

import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import { epubcheck, HAS_JAVA, needsJava } from "../package/epubcheck.ts";
import { SPECIMEN } from "../support/editions.ts";
import { inEpub } from "../verify/support/finished.ts";
import { findings, openPress } from "../verify/support/press.ts";

// Java takes ten seconds to start work on a quiet machine, and a minute on a busy one.
vi.setConfig({ testTimeout: 300_000 });

const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));

describe.skipIf(!HAS_JAVA).each([
  ["the specimen", SPECIMEN],
  ["the sample", SAMPLE],
])(needsJava("%s, as it is built"), (_name, folder) => {
  let epub: Uint8Array;
  let edition: Edition;
  beforeAll(async () => {
    const press = await openPress(folder);
    const files = await press.make(["epub"]).finally(() => press.close());
    if (!files.epub) throw new Error("the EPUB was not made");
    ({ epub } = files);
    ({ edition } = press);
  });

  test("both find nothing", async () => {
    expect(await findings(edition, { epub })).toEqual([]);
    expect(epubcheck(epub)).toEqual([]);
  });

  test("both find a call that leads to nothing", async () => {
    const [note] = edition.notes.filter(({ series }) => series === "redaction");
    const part = edition.parts.find(({ id }) => id === note?.part);
    const path = `OEBPS/documents/${part?.file?.id}.xhtml`;
    const broken = inEpub(epub, path, (text) =>
      text.replace(`href="#${note?.anchor}"`, 'href="#note-nowhere"'),
    );
    expect((await findings(edition, { epub: broken })).join("\n")).toContain("#note-nowhere");
    expect(epubcheck(broken).join("\n")).toMatch(/RSC-012.*documents\//u);
  });
});
