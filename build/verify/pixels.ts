// How many dots a picture's file has. Floor: verify.
// PNG (ISO 15948, 11.2.2), JPEG (ITU T.81, B.2.2), GIF 89a (18).

/** Width and height in dots; null for a drawing and for what it does not know. */
export function pixelsOf(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...signature: readonly number[]): boolean =>
    signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24) {
    return [view.getUint32(16), view.getUint32(20)];
  }
  if (starts(0x47, 0x49, 0x46) && bytes.length >= 10) {
    return [view.getUint16(6, true), view.getUint16(8, true)];
  }
  return starts(0xff, 0xd8) ? frameOf(view) : null;
}

/** A JPEG's first frame header; tables and comments stand before it. */
function frameOf(view: DataView): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
