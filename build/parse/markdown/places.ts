// Places of tokens: markdown-it gives line numbers for blocks only; spans need characters.

/** Offsets into the text that was tokenized, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Of a block: the lines it takes, each without the prefixes of its containers. */
export interface BlockPlace extends Place {
  readonly lines: readonly (readonly [start: number, end: number])[];
}

const places = new WeakMap<object, Place>();
const blockPlaces = new WeakMap<object, BlockPlace>();

export function setPlace(token: object, start: number, end: number): void {
  places.set(token, { start, end });
}

export function setBlockPlace(token: object, place: BlockPlace): void {
  blockPlaces.set(token, place);
}

export function isPlaced(token: object): boolean {
  return places.has(token);
}

/** @throws Error for a token without a place: a bug of the build. */
export function placeOf(token: object): Place {
  const place = places.get(token);
  if (!place) throw new Error("an inline token has no place");
  return place;
}

/** @throws Error for a token without a place: a bug of the build. */
export function blockPlaceOf(token: object): BlockPlace {
  const place = blockPlaces.get(token);
  if (!place) throw new Error("a block token has no place");
  return place;
}
