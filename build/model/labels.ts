/**
 * The words Stet itself prints, in the edition's language. One file per language in
 * build/assets/labels/; `{n}` and other names in braces are filled in.
 */
export type Labels = Readonly<Record<string, string>>;

/** Fills `{name}` in a label. @throws RangeError if the label does not exist: a bug of the build. */
export function label(
  labels: Labels,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = labels[key];
  if (text === undefined) throw new RangeError(`no label ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
