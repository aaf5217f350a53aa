// What a zip container holds beside its files: remarks, bytes between the entries, entries that its
// directory does not name. Floor: verify. APPNOTE.TXT 4.3; OCF 3.3, 4.2.

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Faults in words; none for a container that holds its files and nothing else. */
export function strayInZip(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) return ["the container has no directory"];
  const entries = entriesOf(view, end);
  const start = view.getUint32(end + 16, true);
  return [
    ...(view.getUint16(end + 20, true) > 0 ? ["the container has a remark"] : []),
    ...(entries.some(({ remark }) => remark) ? ["an entry of the container has a remark"] : []),
    ...gaps(view, entries, start).map(
      (at) => `the container holds bytes of no entry, at ${at}`,
    ),
  ];
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

interface Entry {
  readonly offset: number;
  readonly size: number;
  readonly remark: boolean;
}

function entriesOf(view: DataView, end: number): readonly Entry[] {
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) break;
    const remark = view.getUint16(at + 32, true);
    entries.push({
      offset: view.getUint32(at + 42, true),
      size: view.getUint32(at + 20, true),
      remark: remark > 0,
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + remark;
  }
  return entries.sort((a, b) => a.offset - b.offset);
}

/** Where an entry ends and the next does not begin; a descriptor of 12 to 24 bytes may follow one: 4.3.9. */
function gaps(view: DataView, entries: readonly Entry[], directory: number): readonly number[] {
  return [{ offset: 0, size: -1, remark: false }, ...entries].flatMap((entry, at) => {
    const end = entry.size < 0 ? 0 : entry.offset + headOf(view, entry.offset) + entry.size;
    const next = entries[at]?.offset ?? directory;
    const described = entry.size >= 0 && (view.getUint16(entry.offset + 6, true) & 8) !== 0;
    const between = next - end;
    return between === 0 || (described && between >= 12 && between <= 24) ? [] : [end];
  });
}

function headOf(view: DataView, at: number): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) return 0;
  return 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}
