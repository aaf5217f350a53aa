// Short stretches of letters, by which texts are told apart. Floor: verify.

/** Every different stretch of `length` letters in texts that have letters only. */
export function distinct(texts: Iterable<string>, length: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at + length <= text.length; at += 1)
      found.add(text.slice(at, at + length));
  }
  return found;
}
