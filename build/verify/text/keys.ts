// Where two texts that have parted meet again: by stretches of letters that both have. Floor: verify.

import type { Running } from "./running.ts";

/** How many letters must agree before two stretches are taken to be the same again. */
const KEY = 12;

/** The letters of a text with the place of each, to look stretches up by. */
export class Keys {
  private readonly letters: string;
  private readonly places: number[] = [];
  private readonly length: number;

  constructor(text: Running, counts: (at: number) => boolean) {
    const letters: string[] = [];
    text.chars.forEach((char, at) => {
      const lower = char.toLowerCase();
      if (lower.length !== 1 || !/[\p{L}\p{N}]/u.test(lower) || !counts(at)) return;
      letters.push(lower);
      this.places.push(at);
    });
    this.letters = letters.join("") + "\u0001".repeat(KEY);
    this.length = text.length;
  }

  private key(index: number): string {
    return this.letters.slice(index, index + KEY);
  }

  private place(index: number): number {
    return this.places[index] ?? this.length;
  }

  /** Index of the first letter at or after a place. */
  private from(place: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Places in this text and `other`, from `i` and `j` on, whose keys agree, nearest first; or null. */
  meet(i: number, other: Keys, j: number, width: number): readonly [number, number] | null {
    const mine = this.from(i);
    const theirs = other.from(j);
    const end = Math.min(this.places.length, mine + width);
    const first = new Map<string, number>();
    for (let at = end; at >= mine; at -= 1) first.set(this.key(at), at);
    let best: readonly [number, number] | null = null;
    let cost = Number.POSITIVE_INFINITY;
    const last = Math.min(other.places.length, theirs + width);
    for (let at = theirs; at <= last && at - theirs < cost; at += 1) {
      const met = first.get(other.key(at));
      if (met === undefined || met - mine + at - theirs >= cost) continue;
      cost = met - mine + at - theirs;
      best = [this.place(met), other.place(at)];
    }
    return best;
  }
}
