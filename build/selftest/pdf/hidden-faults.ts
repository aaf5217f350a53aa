// Faults by which what is on a page cannot be seen: white, pale, tiny, without ink, transparent, cut
// off, covered, in a group that is not shown. Floor: selftest.

import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { around } from "../../verify/pdf/geometry.ts";
import { content, cover, marker, type PdfFault, rectangle, UNSEEN, word } from "./plant.ts";

export const HIDDEN_FAULTS: readonly PdfFault[] = [
  content("a redaction's marker is white", UNSEEN, (copy) =>
    copy.rewrite(marker(copy), (show, written) => `1 1 1 rg ${written} ${show.color}`),
  ),
  content("a redaction's marker is the palest grey", UNSEEN, (copy) =>
    copy.rewrite(marker(copy), (show, written) => `.93 g ${written} ${show.color}`),
  ),
  content("a redaction's marker is printed without ink", UNSEEN, (copy) =>
    copy.rewrite(marker(copy), (_show, written) => `3 Tr ${written} 0 Tr`),
  ),
  content("a word is printed a point high", UNSEEN, (copy) =>
    copy.rewrite(
      word(copy),
      (show, written) => `/${show.font} 1 Tf ${written} /${show.font} ${show.size} Tf`,
    ),
  ),
  content("a page is cut off above a redaction's marker", UNSEEN, (copy) => {
    const target = marker(copy) ?? word(copy);
    const box = target && around(target.glyphs.map((glyph) => glyph.box));
    if (!target || !box) return null;
    const { width, height } = copy.page(target.page).getSize();
    const above = `0 ${box.top + 2} ${width} ${height} re`;
    copy.setContent(target.page, `q\n${above} W n\n${copy.content(target.page)}\nQ`);
    return target.says;
  }),
  content("a black bar lies over a redaction's marker", UNSEEN, (copy) =>
    cover(copy, marker(copy), "0 g"),
  ),
  content("a white box lies over a word", UNSEEN, (copy) => cover(copy, word(copy), "1 g")),
  content("a redaction's marker is a pale grey", UNSEEN, (copy) =>
    copy.rewrite(marker(copy), (show, written) => `.65 g ${written} ${show.color}`),
  ),
  content("a redaction's marker is an outline of white", UNSEEN, (copy) =>
    copy.rewrite(marker(copy), (_show, written) => `1 Tr 1 1 1 RG ${written} 0 Tr 0 0 0 RG`),
  ),
  content("a redaction's marker is transparent", UNSEEN, (copy) => {
    const target = marker(copy);
    if (!target) return null;
    const { context } = copy.document;
    const resources = copy.page(target.page).node.Resources();
    const states = resources?.lookupMaybe(PDFName.of("ExtGState"), PDFDict) ?? context.obj({});
    for (const [name, alpha] of [
      ["Clear", 0],
      ["Opaque", 1],
    ] as const) {
      const state = context.obj({ Type: "ExtGState", ca: alpha, CA: alpha });
      states.set(PDFName.of(name), context.register(state));
    }
    resources?.set(PDFName.of("ExtGState"), states);
    return copy.rewrite(target, (_show, written) => `/Clear gs ${written} /Opaque gs`);
  }),
  content("a redaction's marker is under a soft mask", UNSEEN, (copy) => {
    const target = marker(copy);
    if (!target) return null;
    const { context } = copy.document;
    const page = copy.page(target.page);
    const { width, height } = page.getSize();
    const group = { S: "Transparency", CS: "DeviceGray" };
    const black = context.stream("0 g 0 0 1 1 re f", {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, width, height],
      Group: group,
    });
    const mask = { Type: "Mask", S: "Luminosity", G: context.register(black) };
    const resources = page.node.Resources();
    const known = resources?.lookupMaybe(PDFName.of("ExtGState"), PDFDict) ?? context.obj({});
    known.set(PDFName.of("Masked"), context.register(context.obj({ SMask: mask })));
    known.set(PDFName.of("Bare"), context.register(context.obj({ SMask: "None" })));
    resources?.set(PDFName.of("ExtGState"), known);
    return copy.rewrite(target, (_show, written) => `/Masked gs ${written} /Bare gs`);
  }),
  content("a redaction's marker is in a group that is not shown", UNSEEN, (copy) => {
    const target = marker(copy);
    if (!target) return null;
    const { context, catalog } = copy.document;
    const group = context.obj({ Type: "OCG" });
    const reference = context.register(group);
    const hidden = context.obj({ OCGs: [reference], D: { OFF: [reference] } });
    catalog.set(PDFName.of("OCProperties"), hidden);
    const resources = copy.page(target.page).node.Resources();
    const known = resources?.lookupMaybe(PDFName.of("Properties"), PDFDict);
    const properties = known ?? context.obj({});
    properties.set(PDFName.of("Unseen"), reference);
    resources?.set(PDFName.of("Properties"), properties);
    return copy.rewrite(target, (_show, written) => `/OC /Unseen BDC ${written} EMC`);
  }),
  content("of a redaction's marker the upper third is seen", UNSEEN, (copy) => {
    const target = marker(copy) ?? word(copy);
    const box = target && around(target.glyphs.map((glyph) => glyph.box));
    if (!target || !box) return null;
    const { width, height } = copy.page(target.page).getSize();
    const above = `0 ${box.bottom + 0.67 * (box.top - box.bottom)} ${width} ${height} re`;
    copy.setContent(target.page, `q\n${above} W n\n${copy.content(target.page)}\nQ`);
    return target.says;
  }),
  content("words are told to no screen reader", ["structure-is-told"], (copy) => {
    const target = word(copy);
    const [show] = target ? copy.shows(target) : [];
    if (!target || !show) return null;
    const all = copy.content(target.page);
    const tag = [...all.matchAll(/\/\w+\s*<<[^<>]*\/MCID[^<>]*>>\s*BDC/gu)].findLast(
      ({ index }) => index < show.from,
    );
    if (!tag) throw new Error("the words have no tag");
    const after = all.slice(tag.index + tag[0].length);
    copy.setContent(target.page, `${all.slice(0, tag.index)}/Artifact BMC${after}`);
    return target.says;
  }),
  content("a redaction's marker stands on black", UNSEEN, (copy) => {
    const target = marker(copy);
    const box = target && around(target.glyphs.map((glyph) => glyph.box));
    if (!target || !box) return null;
    const ground = `q 0 g ${rectangle(box)} re f Q`;
    copy.setContent(target.page, `${ground}\n${copy.content(target.page)}`);
    return target.says;
  }),
];
