// The cover as it is printed: back, spine and front in one, made from the edition's data. Of the
// part `press`; what sets it is the same typesetter that sets the pages.

import type { EditionConfig } from "../model/manuscript.ts";
import type { Rendered } from "../model/outputs.ts";

/** All in points. */
export interface CoverSize {
  readonly width: number;
  readonly height: number;
  readonly spine: number;
  readonly bleed: number;
}

/** Ground and ink of a cover; a spine thinner than this has no room for letters. */
const THINNEST = 18;

/** Width and height of the whole, cut and bleed. */
export function coverPage({
  width,
  height,
  spine,
  bleed,
}: CoverSize): readonly [number, number] {
  return [2 * width + spine + 2 * bleed, height + 2 * bleed];
}

/** The cover as XHTML and CSS of one page. */
export function coverOf(config: EditionConfig, size: CoverSize): Rendered {
  const { title, subtitle, shortTitle, publisher, description, identifier } = config;
  const people = config.contributors.filter(({ role }) => role !== "publisher");
  const names = people.map(({ name }) => name).join(", ");
  const line = (name: string, text: string | undefined) =>
    text ? `<p class="${name}" id="cover-${name}">${escaped(text)}</p>` : "";
  const spine = size.spine >= THINNEST ? line("spine-title", shortTitle ?? title) : "";
  const xhtml = `<section class="part cover" id="part-cover" data-matter="front" data-kind="cover" data-title="">
<div class="back">${line("description", description)}${line("identifier", identifier)}</div>
<div class="spine">${spine}</div>
<div class="front">${line("title", title)}${line("subtitle", subtitle)}${line("names", names)}${line("publisher", publisher)}</div>
</section>`;
  const part = { id: "part-cover", kind: "cover", matter: "front" as const };
  return {
    output: "print",
    title,
    language: config.language,
    parts: [{ ...part, title, shortTitle: title, xhtml }],
    css: [cssOf(size)],
  };
}

function cssOf({ width, height, spine, bleed }: CoverSize): string {
  const [whole, tall] = coverPage({ width, height, spine, bleed });
  return `
@page { margin: 0; }
html { font-family: "Stet Serif", "Stet Symbols"; font-synthesis: none; }
body, p { margin: 0; }
.cover { position: relative; width: ${whole}pt; height: ${tall - 1}pt; overflow: hidden; }
.cover > div { position: absolute; top: 0; height: ${tall - 1}pt; box-sizing: border-box; }
.back { left: 0; width: ${width + bleed}pt; padding: ${bleed + 72}pt 54pt 0 ${bleed + 54}pt; font-size: 11pt; line-height: 15pt; }
.spine { left: ${width + bleed}pt; width: ${spine}pt; }
.front { left: ${width + bleed + spine}pt; width: ${width + bleed}pt; padding: ${bleed + 108}pt ${bleed + 54}pt 0 54pt; text-align: center; border-left: 0; }
.title { font-size: 26pt; line-height: 34pt; text-wrap: balance; }
.subtitle { margin-top: 16pt; font-size: 13.5pt; line-height: 20pt; font-style: italic; text-wrap: balance; }
.names { margin-top: 60pt; font-size: 12pt; line-height: 17pt; }
.publisher { position: absolute; left: 54pt; right: ${bleed + 54}pt; bottom: ${bleed + 60}pt; font-size: 12pt; font-variant-caps: small-caps; letter-spacing: .1em; }
.identifier { position: absolute; left: ${bleed + 54}pt; right: 54pt; bottom: ${bleed + 60}pt; font-size: 9pt; overflow-wrap: anywhere; }
.spine-title { position: absolute; left: 0; top: ${bleed + 54}pt; width: ${spine}pt; line-height: ${spine}pt; writing-mode: vertical-rl; white-space: nowrap; font-size: ${Math.min(13, spine * 0.5)}pt; }
`;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
