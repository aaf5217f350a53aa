// What an output must show, written out once however many files are held to it. Floor: verify.

import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import { type Wanted, wantedOf } from "./compare.ts";
import { type Known, knownTexts } from "./known.ts";
import type { Words } from "./pdf/zones.ts";
import { stretches } from "./pdf/zones.ts";
import { scopeOf } from "./scope.ts";
import { letters } from "./text/running.ts";
import { type TypeArea, typeAreaOf } from "./wanted/type-area.ts";

export class Ready {
  readonly wanted: Wanted;
  readonly typeArea: TypeArea | null;
  private knows: Known | undefined;
  private own: Words | undefined;

  constructor(edition: Edition, output: Output) {
    this.wanted = wantedOf(edition, scopeOf(edition, output));
    this.typeArea = typeAreaOf(edition, output);
  }

  /** What may stand where no reader looks. */
  get known(): Known {
    this.knows ??= knownTexts(this.wanted);
    return this.knows;
  }

  /** By which notes are told from the text above them. */
  get words(): Words {
    this.own ??= { body: keys(this.wanted.parts), notes: keys(this.wanted.notes) };
    return this.own;
  }
}

function keys(texts: readonly { readonly text: { slice(): string } }[]): ReadonlySet<string> {
  return new Set(texts.flatMap(({ text }) => stretches(letters(text.slice()))));
}
