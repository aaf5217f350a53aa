// Stage typeset. The edition's images, brought into the page itself: its every request is refused.

import type { Asset } from "../model/manuscript.ts";

const IMAGE_SOURCE = /(<img\s[^>]*?\bsrc=")([^"]*)(")/g;

/** Media types of IANA by the endings that `read` takes for images. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/**
 * XHTML whose images hold their own bytes. An image that is not among `images` is left as it is,
 * to be refused and reported like any other request.
 */
export function withImages(xhtml: string, images: ReadonlyMap<string, Asset>): string {
  const addresses = new Map<string, string | null>();
  return xhtml.replace(IMAGE_SOURCE, (whole, before: string, src: string, after: string) => {
    if (!addresses.has(src)) addresses.set(src, addressOf(images.get(unescaped(src))));
    const address = addresses.get(src);
    return address ? before + address + after : whole;
  });
}

function addressOf(image: Asset | undefined): string | null {
  const ending = image?.path.split(".").at(-1)?.toLowerCase() ?? "";
  const type = MEDIA_TYPES[ending];
  if (!image || !type) return null;
  return `data:${type};base64,${Buffer.from(image.bytes).toString("base64")}`;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** A path as it stood before it was written into an attribute. */
function unescaped(attribute: string): string {
  return attribute.replace(
    /&(?:#x([0-9a-f]+)|(\w+));/gi,
    (whole, code: string | undefined, name: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : (NAMED[name] ?? whole),
  );
}
