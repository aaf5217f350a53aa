// Stage typeset. What the file says of itself, twice over: in its information dictionary, which old
// programs read, and in XMP, which PDF/A and PDF/UA demand; and the colours it is made in.

import { hexText, plainText } from "./file/values.ts";
import type { Writer } from "./file/writer.ts";
import { srgbProfile } from "./srgb.ts";

/** What the file says of itself. */
export interface Metadata {
  readonly title: string;
  /** Everyone to be named as its author, one by one. */
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords?: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Of the edition, or SOURCE_DATE_EPOCH: never the clock's. */
  readonly date: Date;
  /** URN or ISBN. */
  readonly identifier: string;
  /** Who holds which rights. */
  readonly rights?: string;
  readonly publisher?: string;
  /** How a link is described to those who do not see it: `page {n}`, `note {n}`. */
  readonly links: { readonly page: string; readonly note: string };
}

const PRODUCER = "Stet";

/** What the file says of itself, written. */
export interface Described {
  /** Number of the information dictionary. */
  readonly info: number;
  /** Entries of the catalogue. */
  readonly entries: string;
}

/** Writes the information dictionary, the XMP packet and the output intent. */
export function describe(writer: Writer, metadata: Metadata): Described {
  const { title, authors, subject, keywords, language, date, identifier } = metadata;
  const moment = `(D:${date.toISOString().replace(/[-:T]|\.\d+/g, "")})`;
  const info = writer.object(
    `<</Title ${hexText(title)} /Author ${hexText(authors.join("; "))} /Subject ${hexText(subject)} /Keywords ${hexText([...(keywords ?? []), identifier].join(" "))} /Creator ${hexText(PRODUCER)} /Producer ${hexText(PRODUCER)} /CreationDate ${moment} /ModDate ${moment}>>`,
  );
  const packet = Buffer.from(xmp(metadata), "utf8");
  const xml = writer.stream("/Type /Metadata /Subtype /XML", packet);
  const entries = [
    `/Lang ${plainText(language)}`,
    "/ViewerPreferences <</DisplayDocTitle true>>",
    `/Metadata ${xml} 0 R`,
    `/OutputIntents [${intent(writer)} 0 R]`,
  ];
  return { info, entries: entries.join(" ") };
}

/** ISO 19005-2, 6.2.3: colours of the device are those of this profile. */
function intent(writer: Writer): number {
  const name = plainText("sRGB IEC61966-2.1");
  const profile = writer.packed("/N 3", srgbProfile());
  return writer.object(
    `<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ${name} /Info ${name} /DestOutputProfile ${profile} 0 R>>`,
  );
}

/** ISO 16684-1; `pdfuaid` needs its schema described: ISO 19005-2, 6.6.2.3. */
function xmp(metadata: Metadata): string {
  const { title, authors, subject, keywords, language, date, identifier } = metadata;
  const { rights, publisher } = metadata;
  const words = [...(keywords ?? []), identifier];
  const when = date.toISOString().replace(".000Z", "Z");
  const fields = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title>${alternatives(title)}</dc:title>`,
    `<dc:creator>${list("Seq", authors)}</dc:creator>`,
    subject && `<dc:description>${alternatives(subject)}</dc:description>`,
    `<dc:subject>${list("Bag", words)}</dc:subject>`,
    publisher && `<dc:publisher>${list("Bag", [publisher])}</dc:publisher>`,
    `<dc:language>${list("Bag", [language])}</dc:language>`,
    `<dc:identifier>${escaped(identifier)}</dc:identifier>`,
    rights && `<dc:rights>${alternatives(rights)}</dc:rights>`,
    `<xmp:CreateDate>${when}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${when}</xmp:ModifyDate>`,
    `<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>`,
    `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
    `<pdf:Keywords>${escaped(words.join(" "))}</pdf:Keywords>`,
    `<pdfuaid:part>1</pdfuaid:part>`,
    `<pdfaid:part>2</pdfaid:part>`,
    `<pdfaid:conformance>A</pdfaid:conformance>`,
  ];
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
${fields.filter(Boolean).join("\n")}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
}

function list(kind: "Seq" | "Bag", items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join("")}</rdf:${kind}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
