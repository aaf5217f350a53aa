// The cover: what it says, and the page that shows it. Floor: package.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import { element, serialise } from "../paging/xml.ts";
import type { PackedFile } from "./container.ts";
import { type CoverWords, drawCover } from "./cover-drawing.ts";
import { serifFace } from "./fonts.ts";
import { xhtmlFile } from "./page.ts";
import { paint } from "./painter.ts";

export const COVER_HREF = "cover.xhtml";
export const COVER_IMAGE_HREF = "cover.png";

function wordsOf({ manuscript: { config } }: Edition): CoverWords {
  const people = config.contributors.filter(({ role }) => role !== "publisher");
  const year = config.date.slice(0, 4);
  return {
    title: config.title,
    subtitle: config.subtitle ?? "",
    people: people.map(({ name }) => name).join(", "),
    imprint: config.publisher === undefined ? year : `${config.publisher}, ${year}`,
  };
}

/** The page that shows the cover. Its alternative text says all that the picture says. */
export function coverFile(edition: Edition): string {
  const { language } = edition.manuscript.config;
  const title = label(edition.labels, "epub-cover");
  const words = Object.values(wordsOf(edition)).filter((text) => text !== "");
  const image = element("img", {
    src: COVER_IMAGE_HREF,
    alt: label(edition.labels, "epub-cover-alt", { text: words.join(". ") }),
    role: "doc-cover",
  });
  const section = element(
    "section",
    { "epub:type": "cover", class: "cover", "aria-label": title },
    image,
  );
  return xhtmlFile({ href: COVER_HREF, title, language, content: [section] });
}

/**
 * The cover's picture. A PNG, since many libraries of reading systems show no SVG; painted with the
 * edition's own typeface and no other, so that it is the same on every machine.
 */
export async function coverImage(edition: Edition): Promise<PackedFile> {
  const words = wordsOf(edition);
  const text = Object.values(words).join(" ");
  const faces = [await serifFace(text, "normal"), await serifFace(text, "italic")];
  const content = await paint(serialise(drawCover(words)), faces);
  return { href: COVER_IMAGE_HREF, content };
}
