// How far two colours are apart for the eye, and for a copier that sees no colour. Floor: verify.

/** By the one colour and the other. */
const contrasts = new Map<string, Map<string, number>>();

/** WCAG 2.2, 1.4.3: the ratio of relative luminances, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const known = contrasts.get(a)?.get(b);
  if (known !== undefined) return known;
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  const contrast = (high + 0.05) / (low + 0.05);
  contrasts.set(a, (contrasts.get(a) ?? new Map<string, number>()).set(b, contrast));
  return contrast;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
