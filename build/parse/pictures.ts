// Images: their files lie inside the edition, and say in words what they show.

import path from "node:path/posix";
import type { Asset } from "../model/manuscript.ts";
import type { Image } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { Findings } from "./findings.ts";

export interface Pictures {
  /** Path of the Markdown file, from which an image's path is reckoned. */
  readonly file: string;
  readonly images: ReadonlyMap<string, Asset>;
  readonly findings: Findings;
}

interface Written {
  /** Alternative text. */
  readonly content: string;
  /** Path. */
  readonly info: string;
  /** Caption. */
  readonly markup: string;
}

const captions = new WeakMap<Image, string>();

/** The image as a node; null, with a finding, where it cannot be shown. */
export function imageNode(written: Written, span: Span, pictures: Pictures): Image | null {
  const alt = written.content.replace(/\s+/g, " ").trim();
  if (alt === "") {
    pictures.findings.report(
      "attribute-is-complete",
      span,
      "the image has no alternative text, so who cannot see it learns nothing",
      `write ![what it shows](${written.info})`,
    );
    return null;
  }
  const src = findFile(written.info, span, pictures);
  if (src === null) return null;
  const image: Image = { type: "image", span, src, alt };
  captions.set(image, written.markup);
  return image;
}

/** The caption written with an image; empty where there is none. */
export function captionOf(image: Image): string {
  return captions.get(image) ?? "";
}

function findFile(href: string, span: Span, pictures: Pictures): string | null {
  const { findings, images, file } = pictures;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("/") || href.startsWith("\\")) {
    const message = `"${href}" lies outside the edition`;
    findings.report("image-is-inside", span, message, INSIDE);
    return null;
  }
  const found = [decoded(href), href]
    .map((name) => path.join(path.dirname(file), name))
    .find((name) => images.has(name));
  if (found) return found;
  const where = path.join(path.dirname(file), href);
  if (where.startsWith("..")) {
    findings.report("image-is-inside", span, `"${href}" lies outside the edition`, INSIDE);
  } else {
    const message = `there is no image ${where}`;
    const hint = `images lie under manuscript/; a path is reckoned from ${path.dirname(file)}/`;
    findings.report("file-exists", span, message, hint);
  }
  return null;
}

const INSIDE = "copy the file into manuscript/ and give its path from the Markdown file";

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
