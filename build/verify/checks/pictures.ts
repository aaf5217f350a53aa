// Every picture of the manuscript is in every output: with its description, in its order, and the
// right one; and what Stet draws is described. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type AnyNode, descendants } from "../../model/nodes.ts";
import type { Comparison } from "../compare.ts";
import { type EpubDocument, resolveHref } from "../epub/open.ts";
import type { EpubReading } from "../epub/reading.ts";
import { attribute, named } from "../epub/xml.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { pixelsOf } from "../pixels.ts";
import { censusDescriptions } from "../wanted/census.ts";
import { type Finding, finding, quoted } from "./finding.ts";

type Picture = Extract<AnyNode, { readonly type: "image" | "figure" }>;

interface Seen {
  readonly alt: string;
  /** What is wrong with it, beside a picture that the manuscript has. */
  readonly fault: (picture: Picture) => string | null;
}

/** The pictures of each part that the output shows: those in its text, then those in its notes. */
function picturesOf({ wanted }: Comparison): ReadonlyMap<Anchor, readonly Picture[]> {
  const { parts, notes, shows } = wanted.scope;
  return new Map(
    parts.map(({ id, file }) => {
      const own = notes.filter(({ part }) => part === id).flatMap(({ children }) => children);
      const all = [...descendants([...(file?.children ?? []), ...own])];
      return [id, all.filter((node): node is Picture => isPicture(node) && shows(node))];
    }),
  );
}

function isPicture({ type }: AnyNode): boolean {
  return type === "image" || type === "figure";
}

/** Pictures that are missing, or stand before one that they should follow, or are another. */
function compared(
  pictures: readonly Picture[],
  seen: readonly Seen[],
  where: string | null,
): readonly Finding[] {
  let from = 0;
  return pictures.flatMap((picture) => {
    const { alt, span } = picture;
    const say = (fault: string): Finding[] => [
      finding("item-survives", `the picture ${quoted(alt)} ${fault}`, { span, seen: where }),
    ];
    const at = seen.findIndex((one, index) => index >= from && one.alt === alt);
    if (at < 0) {
      const isElsewhere = seen.some((one) => one.alt === alt);
      return say(
        isElsewhere ? "stands out of its order" : "is not in the file with its description",
      );
    }
    from = at + 1;
    const fault = seen[at]?.fault(picture) ?? null;
    return fault === null ? [] : say(fault);
  });
}

/** In an EPUB, file by file: the very bytes of the manuscript's picture. */
export function checkEpubPictures(comparison: Comparison, reading: EpubReading): Finding[] {
  const { images } = comparison.wanted.edition.manuscript;
  const drawn = reading.file.spine.flatMap(({ dom }) =>
    named(dom, "svg").map((svg) => attribute(svg, "aria-label")),
  );
  const found = [...picturesOf(comparison)].flatMap(([part, pictures]) => {
    const place = reading.byId.get(part)?.[0];
    if (!place) return [];
    const { element, document } = place;
    const seen = named(element, "img").map((image) => ({
      alt: attribute(image, "alt"),
      fault: ({ src }: Picture): string | null => {
        const bytes = fileOf(reading, document, attribute(image, "src"));
        const own = images.get(src)?.bytes;
        return own && bytes && Buffer.compare(own, bytes) === 0
          ? null
          : "is not the picture of the manuscript";
      },
    }));
    return compared(pictures, seen, document.href);
  });
  return [...found, ...undescribed(comparison, drawn)];
}

/** The figures of the census, for those who do not see them. */
function undescribed({ wanted }: Comparison, said: readonly string[]): Finding[] {
  const { edition, scope } = wanted;
  if (!scope.parts.some(({ kind }) => kind === "ledger")) return [];
  return censusDescriptions(edition, scope).flatMap((description) => {
    const times = said.filter((one) => one === description).length;
    if (times === 1) return [];
    const fault = times === 0 ? "is not described" : "is described more than once";
    return [
      finding("item-survives", `the figure of the census ${fault}: ${quoted(description)}`),
    ];
  });
}

function fileOf(
  { file }: EpubReading,
  { href }: EpubDocument,
  src: string,
): Uint8Array | undefined {
  const folder = file.packagePath.slice(0, file.packagePath.lastIndexOf("/") + 1);
  return file.files[folder + decodeURI(resolveHref(href, src))];
}

/** In a PDF: described in the structure tree, and of bitmaps as many dots as the manuscript's has. */
export function checkPdfPictures(comparison: Comparison, reading: PdfReading): Finding[] {
  const { images } = comparison.wanted.edition.manuscript;
  const pictures = [...picturesOf(comparison).values()].flat();
  const described = reading.pages.flatMap(({ page }) =>
    page.described.map((alt) => ({ alt, fault: () => null })),
  );
  const found = compared(pictures, described, null);
  let bitmaps = reading.pages.flatMap(({ page }) => page.images);
  const wrong = pictures.flatMap(({ src, alt, span }) => {
    const pixels = pixelsOf(images.get(src)?.bytes ?? new Uint8Array());
    if (!pixels) return [];
    const at = bitmaps.findIndex(
      ({ width, height }) => width === pixels[0] && height === pixels[1],
    );
    if (at >= 0) {
      bitmaps = bitmaps.slice(at + 1);
      return [];
    }
    const message = `the picture ${quoted(alt)}, ${pixels.join(" by ")} dots, is not printed in its place`;
    return [finding("item-survives", message, { span })];
  });
  const said = described.map(({ alt }) => alt);
  return [...found, ...wrong, ...undescribed(comparison, said)];
}
