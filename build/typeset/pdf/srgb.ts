// Stage typeset. An ICC profile for sRGB, made here because none with a free licence comes in a
// package: a matrix and one curve, after ICC.1:2001-04 and IEC 61966-2-1.

/** Red, green and blue as the profile's connection space has them, adapted to D50 by Bradford. */
const COLORANTS = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const WHITE = [0.9642, 1, 0.82491] as const;
const STEPS = 1024;
const HEADER = 128;

/** The bytes of the profile, always the same. */
export function srgbProfile(): Buffer {
  const curve = curveTag();
  const tags: [string, Buffer][] = [
    ["desc", descriptionTag("sRGB IEC61966-2.1")],
    ["cprt", textTag("No copyright, use freely")],
    ["wtpt", xyzTag(WHITE)],
    ...Object.entries(COLORANTS).map(([name, xyz]): [string, Buffer] => [name, xyzTag(xyz)]),
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  const body: Buffer[] = [];
  let at = HEADER + table.length;
  tags.forEach(([name, data], index) => {
    const known = places.get(data);
    const place = known ?? at;
    if (known === undefined) {
      places.set(data, at);
      body.push(data);
      at += data.length;
    }
    table.write(name, 4 + 12 * index, "latin1");
    table.writeUInt32BE(place, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  });
  return Buffer.concat([header(at), table, ...body]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  for (const [index, part] of [2001, 4, 1, 0, 0, 0].entries()) {
    bytes.writeUInt16BE(part, 24 + 2 * index);
  }
  bytes.write("acsp", 36, "latin1");
  WHITE.forEach((value, index) => {
    bytes.writeInt32BE(fixed(value), 68 + 4 * index);
  });
  return bytes;
}

/** A number of sixteen bits before the point and sixteen after. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}

function xyzTag(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write("XYZ ", 0, "latin1");
  values.forEach((value, index) => {
    bytes.writeInt32BE(fixed(value), 8 + 4 * index);
  });
  return bytes;
}

/** IEC 61966-2-1, 5.2: a straight line near black, a power above. */
function curveTag(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * STEPS);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(STEPS, 8);
  for (let step = 0; step < STEPS; step += 1) {
    const value = step / (STEPS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * step);
  }
  return bytes;
}

function textTag(text: string): Buffer {
  return padded(Buffer.from(`text\0\0\0\0${text}\0`, "latin1"));
}

function descriptionTag(text: string): Buffer {
  const head = Buffer.alloc(12);
  head.write("desc", 0, "latin1");
  head.writeUInt32BE(text.length + 1, 8);
  const noOtherScripts = Buffer.alloc(8 + 3 + 67);
  return padded(Buffer.concat([head, Buffer.from(`${text}\0`, "latin1"), noOtherScripts]));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
