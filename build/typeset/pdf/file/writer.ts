// Stage typeset. Writes a PDF object by object, in the order in which they come, so that no more of
// the book is held than what is already packed. ISO 32000-1, 7.5.7 (object streams) and 7.5.8
// (cross-reference streams).

import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate, deflateSync } from "node:zlib";

const pack = promisify(deflate);
/** A page's drawing is small, and packing is a good part of finishing: more effort gains a twentieth. */
const EFFORT = { level: 5 };

/** Objects to an object stream: enough to pack well, few enough to be unpacked at once. */
const TOGETHER = 200;

/** A numbered object with bytes, as it will stand in the file. */
interface Body {
  readonly number: number;
  readonly entries: string;
  readonly bytes: Promise<Uint8Array>;
}

/** Type, then offset or object stream, then index: one, four and two bytes. */
const WIDTHS = [1, 4, 2] as const;
const WIDTH = 7;

export class Writer {
  private next = 1;
  private readonly bodies: Body[] = [];
  /** Object stream and index of every object that is in one. */
  private readonly within = new Map<number, readonly [number, number]>();
  private members: number[] = [];
  private offsets: string[] = [];
  private text = "";

  /** A number that no object has yet. */
  number(): number {
    this.next += 1;
    return this.next - 1;
  }

  /** Writes an object under a number; gives the number back. */
  object(text: string, number: number = this.number()): number {
    this.members.push(number);
    this.offsets.push(`${number} ${this.text.length}`);
    this.text += `${text}\n`;
    if (this.members.length === TOGETHER) this.flush();
    return number;
  }

  /** Writes a stream whose bytes are as its entries say. `entries` are without the length. */
  stream(entries: string, bytes: Uint8Array, number: number = this.number()): number {
    this.bodies.push({ number, entries, bytes: Promise.resolve(bytes) });
    return number;
  }

  /** Writes a stream whose bytes are yet to be packed: small ones at once, which is the quickest. */
  packed(entries: string, bytes: Uint8Array, number: number = this.number()): number {
    const packed = deflateSync(bytes, EFFORT);
    return this.stream(`${entries} /Filter /FlateDecode`, packed, number);
  }

  private flush(): void {
    if (this.members.length === 0) return;
    const number = this.number();
    for (const [index, member] of this.members.entries())
      this.within.set(member, [number, index]);
    const head = `${this.offsets.join(" ")} `;
    const entries = `/Type /ObjStm /N ${this.members.length} /First ${head.length}`;
    const bytes = pack(Buffer.from(head + this.text, "latin1"), EFFORT);
    this.bodies.push({ number, entries: `${entries} /Filter /FlateDecode`, bytes });
    this.members = [];
    this.offsets = [];
    this.text = "";
  }

  /**
   * The finished file. `seed` and all that is in it decide its identifier, ISO 32000-1, 14.4. The
   * catalogue is given as text and stands in the open.
   */
  async close(catalog: string, info: number, seed: string): Promise<Uint8Array> {
    this.flush();
    const hash = createHash("sha256").update(seed);
    const parts: Uint8Array[] = [latin1("%PDF-1.7\n%\x81\x81\x81\x81\n")];
    let offset = parts[0]?.length ?? 0;
    const add = (bytes: Uint8Array): void => {
      parts.push(bytes);
      offset += bytes.length;
    };
    const root = this.number();
    const own = this.number();
    const table = Buffer.alloc((own + 1) * WIDTH);
    table.writeUInt16BE(0xffff, 5);
    const place = (number: number, type: number, where: number, index: number): void => {
      table[number * WIDTH] = type;
      table.writeUInt32BE(where, number * WIDTH + 1);
      table.writeUInt16BE(index, number * WIDTH + 5);
    };
    for (const { number, entries, bytes } of this.bodies.splice(0)) {
      const body = await bytes;
      hash.update(body);
      place(number, 1, offset, 0);
      add(latin1(`${number} 0 obj\n<<${entries} /Length ${body.length}>>\nstream\n`));
      add(body);
      add(latin1("\nendstream\nendobj\n"));
    }
    for (const [number, [stream, index]] of this.within) place(number, 2, stream, index);
    place(root, 1, offset, 0);
    add(latin1(`${root} 0 obj\n${catalog}\nendobj\n`));
    place(own, 1, offset, 0);
    const start = offset;
    const id = hash.digest("hex").slice(0, 32).toUpperCase();
    const packed = await pack(table, EFFORT);
    const entries = `/Type /XRef /Size ${own + 1} /W [${WIDTHS.join(" ")}] /Root ${root} 0 R /Info ${info} 0 R /ID [ <${id}> <${id}> ] /Filter /FlateDecode /Length ${packed.length}`;
    add(latin1(`${own} 0 obj\n<<${entries}>>\nstream\n`));
    add(packed);
    add(latin1(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
    return joined(parts, offset);
  }
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** One array of its own memory: it is handed on to a thread. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
