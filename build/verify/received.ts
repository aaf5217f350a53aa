// What a file says it was made from, whoever made it. Floor: verify.

import { openEpub } from "./epub/open.ts";
import { getDocument, VerbosityLevel } from "./pdf/pdfjs.ts";

const DIGEST = /sha256:[0-9a-f]{64}/u;

/** The digest of a manuscript that a PDF or an EPUB carries; null where it carries none or is neither. */
export async function carriedDigest(bytes: Uint8Array): Promise<string | null> {
  const isPdf = new TextDecoder("latin1").decode(bytes.slice(0, 1024)).includes("%PDF-");
  try {
    return isPdf ? await inPdf(bytes) : openEpub(bytes).provenance;
  } catch {
    return null;
  }
}

async function inPdf(bytes: Uint8Array): Promise<string | null> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS });
  try {
    const { info } = await (await task.promise).getMetadata();
    const { Keywords } = info as Readonly<Record<string, unknown>>;
    return (typeof Keywords === "string" && DIGEST.exec(Keywords)?.[0]) || null;
  } finally {
    await task.destroy();
  }
}
