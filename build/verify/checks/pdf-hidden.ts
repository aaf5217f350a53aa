// Nothing withheld can hide in a PDF: every string of every object, used or not, is the edition's
// own or names something; nothing is attached, scripted, layered or kept ready and not shown.
// Floor: verify.

import { textsInXml } from "../epub/texts.ts";
import { isTechnical, type Known } from "../known.ts";
import { textString } from "../pdf/raw/bytes.ts";
import { decoded, type RawPdf } from "../pdf/raw/file.ts";
import type { Graph, HeldStream } from "../pdf/raw/graph.ts";
import { type Dict, isBytes, isName, Lexer } from "../pdf/raw/lexer.ts";
import { type Painter, paintersOf, textInPatterns, unpainted } from "../pdf/raw/painted.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** `told` are texts that another check answers for: titles of the file and of its outline. */
export function checkPdfHidden(
  file: RawPdf,
  graph: Graph,
  known: Known,
  told: ReadonlySet<string>,
): Finding[] {
  const painters = [...paintersOf(file, graph)];
  return [
    ...file.stray.map((text) =>
      hides(`${quoted(text)} stands between the objects of the file`),
    ),
    ...checkStrings(graph, (text) => told.has(text) || known(text)),
    ...checkMarked(painters, known),
    ...checkXmp(graph, known),
    ...checkUnused(graph),
    ...checkKinds(graph),
    ...unpainted(file, painters).map(({ kind, number }) =>
      hides(`the file holds a ${kind} that is painted nowhere`, number),
    ),
    ...textInPatterns(graph).map(({ kind, number }) =>
      hides(`a ${kind} has text, which no reader meets`, number),
    ),
  ];
}

function hides(message: string, object?: number): Finding {
  const seen = object === undefined ? null : `object ${object}`;
  return finding("nothing-is-hidden", message, { seen });
}

/** Keys whose strings name things and say nothing: PDF 32000-1, 7.9.6, 9.7.3, 14.4, 14.7.2, 14.8.5.7. */
const NAMING = ["ID", "Headers", "Names", "Limits", "Registry", "Ordering", "Lang"];

function checkStrings({ strings }: Graph, known: Known): Finding[] {
  const told = new Map<string, Finding>();
  for (const { key, bytes } of strings) {
    const text = textString(bytes);
    if (key === "ID" && !/^[\x20-\x7e]*$/u.test(bytes)) continue;
    const names = NAMING.includes(key) && /^[\w:.+-]*$/u.test(text);
    if (names || isPrescribed(text) || known(text) || told.has(key + text)) continue;
    told.set(
      key + text,
      hides(`${quoted(text)} is in the file, under ${key}, and not in the manuscript`),
    );
  }
  return [...told.values()];
}

/**
 * What an archival, accessible file must say in these very words: ISO 19005-2, 6.2.3 and 6.6.2.3.3,
 * and the value of `pdfuaid`'s description, which is free.
 */
const PRESCRIBED: ReadonlySet<string> = new Set([
  "application/pdf",
  "sRGB IEC61966-2.1",
  "PDF/UA identification schema",
  "http://www.aiim.org/pdfua/ns/id/",
  "pdfuaid",
  "part",
  "Integer",
  "internal",
  "Part of ISO 14289 to which the file conforms",
]);

function isPrescribed(text: string): boolean {
  return isTechnical(text) || PRESCRIBED.has(text);
}

/** What content itself says to be read in place of what it shows: PDF 32000-1, 14.9. */
const SPOKEN = ["ActualText", "Alt", "E"];

function checkMarked(painters: readonly Painter[], known: Known): Finding[] {
  const texts = new Set(painters.flatMap(({ content }) => spokenOrRemarked(content)));
  return [...texts]
    .filter((text) => !isTechnical(text) && !known(text) && !isLetter(text))
    .map((text) => hides(`${quoted(text)} is in a page's content, and not in the manuscript`));
}

/** One letter with its marks, which a browser spells out where a font has them apart. */
function isLetter(text: string): boolean {
  return /^\p{L}\p{M}*$/u.test(text.normalize("NFC"));
}

/** How strings, dictionaries and comments begin: nothing else can hold what is looked for. */
const STRING_DICT_OR_COMMENT = /[(<%]/g;

function spokenOrRemarked(content: string): readonly string[] {
  if (!/\/(?:ActualText|Alt|E)\b|%/u.test(content)) return [];
  const lexer = new Lexer(content);
  const texts: string[] = [];
  while (lexer.seek(STRING_DICT_OR_COMMENT)) {
    if (lexer.passHex()) continue;
    const token = lexer.next();
    if (token instanceof Map) texts.push(...spokenIn(token));
  }
  return [...texts, ...lexer.comments];
}

function spokenIn(dict: Dict): readonly string[] {
  return SPOKEN.flatMap((key) => {
    const value = dict.get(key);
    return isBytes(value) ? [textString(value.bytes)] : [];
  });
}

function checkXmp({ streams }: Graph, known: Known): Finding[] {
  return streams
    .filter(({ dict }) => kindOf(dict) === "Metadata")
    .flatMap(({ dict, stream }) => {
      const data = decoded(dict, stream);
      if (!data) return [hides("the metadata cannot be read")];
      return textsInXml(Buffer.from(data).toString("utf8"))
        .filter((text) => !isPrescribed(text) && !known(text))
        .map((text) => hides(`${quoted(text)} is in the metadata, and not in the manuscript`));
    });
}

/** Streams that nothing leads to; other things that nothing leads to are judged by their strings. */
function checkUnused({ unused }: Graph): Finding[] {
  const [first, ...more] = unused.filter(({ stream }) => stream !== null);
  if (!first) return [];
  const others = more.length > 0 ? `, and so with ${more.length} more` : "";
  return [hides(`the file holds a stream that nothing uses${others}`, first.number)];
}

/** Streams by the key that leads to them, where their dictionary does not say what they are. */
const STREAMS = [
  "Contents",
  "FontFile",
  "FontFile2",
  "FontFile3",
  "ToUnicode",
  "CIDToGIDMap",
  "CIDSet",
  "ColorSpace",
  "DestOutputProfile",
  "Encoding",
  "CharProcs",
  "Function",
  "Functions",
];
const TYPES = ["XObject", "Metadata", "ObjStm", "XRef", "Pattern", "CMap"];
const SUBTYPES = ["Form", "Image", "XML"];

/** What a book has no use for, by key. */
const FOREIGN: Readonly<Record<string, string>> = {
  EmbeddedFiles: "has attachments",
  EF: "has an attachment",
  AF: "has associated files",
  JavaScript: "has scripts",
  JS: "has a script",
  AA: "has actions that start by themselves",
  OCProperties: "has layers that can be switched off",
  PieceInfo: "has data of another program",
  Thumb: "has a page's thumbnail",
  AcroForm: "has a form to fill in",
  Collection: "is a collection of files",
  Encrypt: "is encrypted",
};

function checkKinds({ streams, dicts }: Graph): Finding[] {
  const foreign = new Set<string>();
  for (const { dict } of dicts) {
    for (const key of dict.keys()) {
      const what = FOREIGN[key];
      if (what !== undefined) foreign.add(`the file ${what} (${key})`);
    }
    const subtype = dict.get("Subtype");
    if (dict.has("Rect") && isName(subtype) && subtype.name !== "Link") {
      foreign.add(`the file has an annotation that is no link (${subtype.name})`);
    }
  }
  const unknown = streams.filter((one) => !isKnownStream(one));
  return [
    ...foreign,
    ...unknown.map(({ key }) => `the file has a stream under ${key}, which no page shows`),
  ].map((message) => hides(message));
}

function isKnownStream({ key, dict }: HeldStream): boolean {
  const subtype = dict.get("Subtype");
  return (
    key === "nothing" ||
    STREAMS.includes(key) ||
    TYPES.includes(kindOf(dict)) ||
    (isName(subtype) && SUBTYPES.includes(subtype.name)) ||
    ["FunctionType", "ShadingType", "PatternType"].some((type) => dict.has(type))
  );
}

function kindOf(dict: Dict): string {
  const type = dict.get("Type");
  return isName(type) ? type.name : "";
}
