// Whether a reading system would show an element, on any screen that its sheets tell apart.
// Floor: verify.

import { Cascade, type Screen } from "./cascade.ts";
import { firstLook, type Look, lookOf, unseen } from "./look.ts";
import { ancestorsOf } from "./selectors.ts";
import { childrenOf, type Element, isElement } from "./xml.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Answers for one book; remembers what it has worked out. */
export class Visibility {
  private readonly cascade: Cascade;
  private readonly known = new Map<Element, string | null>();
  private readonly looks: readonly (readonly [Screen, Map<Element, Look>])[];
  /** Of an element's children, those that lie over the others. */
  private readonly covering: ReadonlyMap<Screen, Map<Element, readonly Element[]>>;

  constructor(sheets: Iterable<string>) {
    this.cascade = new Cascade(sheets);
    this.looks = this.cascade.screens.map((screen) => [screen, new Map()]);
    this.covering = new Map(this.cascade.screens.map((screen) => [screen, new Map()]));
  }

  /** Why the text of an element cannot be seen, in CSS's own words, or null where nothing hides it. */
  hiddenBy(element: Element): string | null {
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const reason = this.reasonFor(element);
    this.known.set(element, reason);
    return reason;
  }

  private reasonFor(element: Element): string | null {
    for (const [screen, looks] of this.looks) {
      const look = this.lookAt(element, screen, looks);
      const reason = unseen(look, element.namespaceURI === SVG);
      if (reason === null) continue;
      const night = screen.night ? " by night" : "";
      return `${reason}${screen.condition ? ` in ${screen.condition}` : ""}${night}`;
    }
    return null;
  }

  private lookAt(element: Element, screen: Screen, looks: Map<Element, Look>): Look {
    const known = looks.get(element);
    if (known) return known;
    const [parent] = ancestorsOf(element);
    const around = parent ? this.lookAt(parent, screen, looks) : firstLook(screen);
    const style = this.cascade.styleOf(element, screen);
    const look = lookOf(element, around, style, screen);
    const hidden = look.hidden ?? this.coverOf(element, screen);
    const whole = hidden === look.hidden ? look : { ...look, hidden };
    looks.set(element, whole);
    return whole;
  }

  /** A box that lies over what an element holds: one of its own making, or one beside it. */
  private coverOf(element: Element, screen: Screen): string | null {
    const generated = this.cascade.generatedIn(element, screen);
    if (generated && covers(generated)) return "a box of its own is laid over it";
    const [parent] = ancestorsOf(element);
    const lies = parent && this.coversIn(parent, screen).some((other) => other !== element);
    return lies ? "a box beside it is laid over it" : null;
  }

  private coversIn(parent: Element, screen: Screen): readonly Element[] {
    const known = this.covering.get(screen)?.get(parent);
    if (known) return known;
    const found = childrenOf(parent)
      .filter(isElement)
      .filter((child) => covers(this.cascade.styleOf(child, screen)));
    this.covering.get(screen)?.set(parent, found);
    return found;
  }
}

/** Taken out of the text, with a ground of its own. */
function covers(style: ReadonlyMap<string, string>): boolean {
  const isPlaced = /^(?:absolute|fixed)$/u.test(style.get("position") ?? "");
  const ground = [style.get("background"), style.get("background-color")].find(Boolean) ?? "";
  return isPlaced && !/^(?:none|transparent|initial|unset|)$/u.test(ground);
}
