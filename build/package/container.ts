// The zip container of the EPUB (OCF 3.3). Floor: package.
//
// The one file that knows epub-gen-memory. It is used as a packager only: it is handed a finished
// package document, and the XHTML goes past its HTML path, which re-parses content,
// drops attributes, fetches remote images and allows no folders.

import { EPub, type Options } from "epub-gen-memory";

/** The hrefs epub-gen-memory gives to what it writes itself. */
export const NAV_HREF = "toc.xhtml";
export const STYLE_HREF = "style.css";

/** A file inside the package folder. */
export interface PackedFile {
  readonly href: string;
  readonly content: string | Uint8Array;
}

export interface Publication {
  readonly title: string;
  /** XHTML files, complete; the one at `NAV_HREF` is the navigation document. */
  readonly pages: readonly PackedFile[];
  /** The package document, complete. */
  readonly opf: string;
  readonly css: string;
  readonly resources: readonly PackedFile[];
  /** Texts that go with the book but are no part of it: licences. Their hrefs lie in META-INF. */
  readonly notices: readonly PackedFile[];
  /** The date every entry of the zip bears. */
  readonly date: Date;
}

/** The earliest date a zip can state, APPNOTE.TXT 4.4.6. */
const FIRST_ZIP_DATE = Date.UTC(1980, 0, 1);

/**
 * Packs a publication. The same publication gives the same bytes on every run, in every time zone:
 * dates are the publication's, and the library's clock and random id are in no template.
 */
export async function pack(publication: Publication): Promise<Uint8Array> {
  const { title, opf, css } = publication;
  const options = {
    title,
    css,
    contentOPF: "<%- opf %>",
    tocXHTML: "",
    tocNCX: "",
    opf,
    version: 3,
    verbose: false,
  } satisfies Options & { opf: string };
  const inside = [...publication.pages, ...publication.resources].map(under("OEBPS"));
  const beside = publication.notices.map(under("META-INF"));
  return new Container(options, []).seal([...inside, ...beside], publication.date);
}

function under(folder: string): (file: PackedFile) => PackedFile {
  return ({ href, content }) => ({ href: `${folder}/${href}`, content });
}

class Container extends EPub {
  async seal(files: readonly PackedFile[], date: Date): Promise<Uint8Array> {
    await this.render();
    for (const { href, content } of files) this.zip.file(href, content);
    this.zip.remove("OEBPS/toc.ncx");
    this.dropFolders();
    const stamp = new Date(Math.max(date.getTime(), FIRST_ZIP_DATE));
    for (const entry of Object.values(this.zip.files)) entry.date = stamp;
    return this.generateAsync({
      type: "uint8array",
      mimeType: "application/epub+zip",
      compression: "DEFLATE",
      compressionOptions: { level: 6 },
      platform: "UNIX",
    });
  }

  /** Entries for folders say nothing, and `remove` would take their files with them. */
  private dropFolders(): void {
    for (const [name, { dir }] of Object.entries(this.zip.files)) {
      if (dir) delete this.zip.files[name];
    }
  }
}
