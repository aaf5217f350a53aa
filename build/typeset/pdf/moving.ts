// Stage typeset. Moves the objects of one PDF into another, each to a new number. One pass over the
// objects, without following references, so that neither time nor stack grows with what hangs together.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { decoded } from "./objects.ts";

/** An object of a part as it is in the book. */
export type Move = (object: PDFObject) => PDFObject;

/** How far numbers of objects and keys of the parent tree move, and what comes before ids. */
export interface Distance {
  readonly refs: number;
  readonly keys: number;
  readonly ids: string;
}

const PARENT = PDFName.of("P");

export function mover({ context }: PDFDocument, { refs, keys, ids }: Distance): Move {
  const moveKey: Move = (object) =>
    object instanceof PDFNumber ? PDFNumber.of(object.asNumber() + keys) : object;
  const moveId: Move = (object) =>
    object instanceof PDFArray
      ? moveArray(object, moveId)
      : PDFString.of(ids + decoded(object));
  /** Of the same class: pages and trees of pages are looked up by it. */
  const emptied = (dict: PDFDict): PDFDict => {
    if (dict instanceof PDFPageTree) return PDFPageTree.fromMapWithContext(new Map(), context);
    if (dict instanceof PDFPageLeaf) return PDFPageLeaf.fromMapWithContext(new Map(), context);
    return PDFDict.fromMapWithContext(new Map(), context);
  };
  const moveDict = (dict: PDFDict): PDFDict => {
    const moved = emptied(dict);
    for (const [key, value] of dict.entries()) {
      const special = key === ID && !dict.has(PARENT) ? undefined : SPECIAL.get(key);
      moved.set(key, (special ?? move)(value));
    }
    return moved;
  };
  const moveArray = (array: PDFArray, each: Move): PDFArray => {
    const moved = PDFArray.withContext(context);
    for (let index = 0; index < array.size(); index += 1) moved.push(each(array.get(index)));
    return moved;
  };
  const move: Move = (object) => {
    if (object instanceof PDFRef) {
      return PDFRef.of(object.objectNumber + refs, object.generationNumber);
    }
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(moveDict(object.dict), object.contents);
    }
    if (object instanceof PDFDict) return moveDict(object);
    return object instanceof PDFArray ? moveArray(object, move) : object;
  };
  const ID = PDFName.of("ID");
  /** Keys of the parent tree and ids of elements, ISO 32000-1, 14.7.4.4, 14.7.2 and 14.8.5.7. */
  const SPECIAL: ReadonlyMap<PDFName, Move> = new Map([
    [PDFName.of("StructParent"), moveKey],
    [PDFName.of("StructParents"), moveKey],
    [PDFName.of("Headers"), moveId],
    [ID, moveId],
  ]);
  return move;
}
