// The faults that are planted in a print PDF, and those of them in a course pack. Floor: selftest.

import type { Output } from "../../model/manuscript.ts";
import type { Fault } from "../fault.ts";
import type { PdfCopy } from "./copy.ts";
import { FILE_FAULTS } from "./file-faults.ts";
import { HIDDEN_FAULTS } from "./hidden-faults.ts";
import { LINK_FAULTS } from "./link-faults.ts";
import { MARGIN_FAULTS, PACK_MARGIN_FAULTS } from "./margin-faults.ts";
import { SECRET_FAULTS } from "./secret-faults.ts";
import { GREY, TEACHING_FAULTS, TEXT_FAULTS } from "./text-faults.ts";

const PRINT_FAULTS: readonly Fault<PdfCopy>[] = [
  ...TEXT_FAULTS,
  ...MARGIN_FAULTS,
  ...HIDDEN_FAULTS,
  ...LINK_FAULTS,
  ...FILE_FAULTS,
  ...SECRET_FAULTS,
];

/** What is the same code for both is not planted twice: one fault of each kind is enough. */
const IN_THE_PACK = new Set([
  "a word is lost",
  "a word of a note is lost",
  "a redaction's marker is lost",
  "a redaction's marker is white",
  "a black bar lies over a redaction's marker",
  "a call leads to another note",
  "a note leads back to another place",
  "a page is cut out",
  "the outline is lost",
]);

const PACK_FAULTS: readonly Fault<PdfCopy>[] = [
  ...PRINT_FAULTS.filter(({ says }) => IN_THE_PACK.has(says)),
  ...PACK_MARGIN_FAULTS,
  GREY,
];

/** The faults that are planted in each kind of PDF. */
export const PDF_FAULTS: Readonly<Record<Exclude<Output, "epub">, readonly Fault<PdfCopy>[]>> =
  {
    print: PRINT_FAULTS,
    coursepack: PACK_FAULTS,
    "coursepack-instructor": [...PACK_FAULTS, ...TEACHING_FAULTS],
  };
