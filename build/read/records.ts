// Validated data to typed values: kebab-case keys to the model's fields, with care for the types
// that a faulty file does not have. A file with findings is still read as far as it goes.

export type Fields = Readonly<Record<string, unknown>>;

/** The value as a set of keys; none where it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The value as a list; empty where it is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list. */
export function stringsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

/** A string, or what stands in for one that is missing. */
export function textOf(value: unknown, otherwise = ""): string {
  return typeof value === "string" ? value : otherwise;
}

/** One of a closed set of words. */
export function wordOf<T extends string>(value: unknown, words: readonly T[], otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}

/** The string fields named, each under the model's name, absent where the file has none. */
export function optional<K extends string>(
  fields: Fields,
  names: Readonly<Record<K, string>>,
): { readonly [name in K]?: string } {
  const found: { [name in K]?: string } = {};
  for (const name of Object.keys(names) as K[]) {
    const value = fields[names[name]];
    if (typeof value === "string") found[name] = value;
  }
  return found;
}
