// From the colours of a screen to ink: Ghostscript, where it is installed. Of the part `press`.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { deflateSync, inflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { PressConfig } from "../model/manuscript.ts";

const run = promisify(execFile);

export type Environment = Readonly<Record<string, string | undefined>>;

/** Ghostscript cannot be run; the message says what was tried. */
export class NoGhostscript extends Error {
  override readonly name = "NoGhostscript";
}

const COLORS = {
  grey: ["-sColorConversionStrategy=Gray", "-sProcessColorModel=DeviceGray"],
  cmyk: ["-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK"],
} as const;

/** Letters stay letters, pictures keep every dot, and no page is turned. */
const ARGUMENTS = [
  "-dSAFER",
  "-dBATCH",
  "-dNOPAUSE",
  "-q",
  "-sDEVICE=pdfwrite",
  "-dCompatibilityLevel=1.6",
  "-dAutoRotatePages=/None",
  "-dEmbedAllFonts=true",
  "-dSubsetFonts=true",
  "-dDownsampleColorImages=false",
  "-dDownsampleGrayImages=false",
  "-dDownsampleMonoImages=false",
  "-dAutoFilterColorImages=false",
  "-dAutoFilterGrayImages=false",
  "-dColorImageFilter=/FlateEncode",
  "-dGrayImageFilter=/FlateEncode",
];

/**
 * The PDF in the inks wanted, without tags and links. Black and grey are said to be so before
 * Ghostscript sees them, so that they become black ink alone and never a mixture.
 *
 * @throws NoGhostscript where it is not installed or fails
 */
export async function inInk(
  pdf: Uint8Array,
  color: PressConfig["color"],
  env: Environment,
): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "stet-press-"));
  const [from, to] = ["from.pdf", "to.pdf"].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  const program = env.STET_GHOSTSCRIPT ?? "gs";
  try {
    await writeFile(from, await neutral(pdf));
    await run(program, [...ARGUMENTS, ...COLORS[color], `-sOutputFile=${to}`, from]);
    return new Uint8Array(await readFile(to));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "it is not installed" : message.split("\n")[0];
    throw new NoGhostscript(`Ghostscript (${program}) could not be run: ${why}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Red, green and blue of one value, as they are set for areas and for lines. ISO 32000-1, 8.6.8. */
const NEUTRAL = /(?<![\w.])(\d*\.?\d+) \1 \1 (rg|RG)\b/g;

async function neutral(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const { node } of document.getPages()) {
    const contents = node.lookup(PDFName.of("Contents"));
    if (!(contents instanceof PDFRawStream)) continue;
    const before = inflateSync(contents.contents).toString("latin1");
    const after = before.replace(
      NEUTRAL,
      (_, value: string, operator: string) => `${value} ${operator === "rg" ? "g" : "G"}`,
    );
    const bytes = deflateSync(Buffer.from(after, "latin1"));
    const dict = document.context.obj({ Filter: "FlateDecode", Length: bytes.length });
    node.set(PDFName.of("Contents"), document.context.register(PDFRawStream.of(dict, bytes)));
  }
  return await document.save({ addDefaultPage: false, useObjectStreams: false });
}
