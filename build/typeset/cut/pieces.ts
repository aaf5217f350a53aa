// Stage typeset, inside the browser. Pieces of notes: how high they are, and where a note may be cut
// so that some of it stands on one page and the rest on the next. Knows heights only.

import type { MeasuredNote, NotePiece } from "./breaks.ts";

/** What a page shows of the notes carried over to it, and what goes on to the next. */
export interface Carried {
  readonly shown: readonly NotePiece[];
  readonly rest: readonly NotePiece[];
}

export interface Cut {
  readonly here: NotePiece;
  readonly after: NotePiece;
}

export type Pieces = ReturnType<typeof piecesModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function piecesModule() {
  const SLACK = 0.3;
  let measured: ReadonlyMap<string, MeasuredNote> = new Map();

  function begin(notes: ReadonlyMap<string, MeasuredNote>): void {
    measured = notes;
  }

  function wholeNote(id: string): NotePiece {
    return { id, from: 0, to: measured.get(id)?.atoms.length ?? 0 };
  }

  function heightOf({ id, from, to }: NotePiece): number {
    const atoms = measured.get(id)?.atoms ?? [];
    return to > from ? (atoms[to - 1]?.bottom ?? 0) - (atoms[from]?.top ?? 0) : 0;
  }

  function heightOfAll(pieces: readonly NotePiece[]): number {
    return pieces.reduce((sum, piece) => sum + heightOf(piece), 0);
  }

  /** As much of the notes as `space` holds; at least a line of the first, so that there is an end. */
  function place(pieces: readonly NotePiece[], space: number): Carried {
    const shown: NotePiece[] = [];
    let left = space;
    for (const [index, piece] of pieces.entries()) {
      const height = heightOf(piece);
      if (height > left + SLACK) return placeLast(shown, pieces.slice(index), left);
      shown.push(piece);
      left -= height;
    }
    return { shown, rest: [] };
  }

  /** The first of `pieces` does not fit whole. */
  function placeLast(
    shown: readonly NotePiece[],
    pieces: readonly NotePiece[],
    left: number,
  ): Carried {
    const [piece, ...after] = pieces as [NotePiece, ...NotePiece[]];
    const cut = cutWell(piece, left) ?? (shown.length === 0 ? cutAnywhere(piece, left) : null);
    if (cut) return { shown: [...shown, cut.here], rest: [cut.after, ...after] };
    return shown.length === 0 ? { shown: [piece], rest: after } : { shown, rest: pieces };
  }

  /** The last place within `space` where the note may be cut: two lines stay, two go over. */
  function cutWell(piece: NotePiece, space: number): Cut | null {
    const atoms = measured.get(piece.id)?.atoms ?? [];
    for (let to = piece.to - 1; to > piece.from; to -= 1) {
      if (atoms[to]?.cost !== 0) continue;
      const here = { ...piece, to };
      if (heightOf(here) <= space + SLACK) return { here, after: { ...piece, from: to } };
    }
    return null;
  }

  function cutAnywhere(piece: NotePiece, space: number): Cut | null {
    let to = piece.from + 1;
    while (to < piece.to && heightOf({ ...piece, to: to + 1 }) <= space) to += 1;
    return to < piece.to ? { here: { ...piece, to }, after: { ...piece, from: to } } : null;
  }

  return { begin, wholeNote, heightOf, heightOfAll, place, cutWell };
}
