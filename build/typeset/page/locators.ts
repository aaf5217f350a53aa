// Stage typeset, inside the browser. Lists of locators, as an index has them: made from the pages
// on which things stand, and made again when those change. Knows nothing of how pages are laid
// out; what any engine must do with it is said in model/locators.ts.

/// <reference lib="dom" />

import type { LocatorPage, mergeLocators } from "../../model/locators.ts";

/** The page of every id. */
export type KnownPages = ReadonlyMap<string, LocatorPage>;

export type LocatorLists = ReturnType<typeof locatorsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function locatorsModule(merge: typeof mergeLocators) {
  function listsIn(root: ParentNode): HTMLElement[] {
    return [...root.querySelectorAll<HTMLElement>("[data-locators]")];
  }

  function locatorsOf(list: HTMLElement, known: KnownPages): ReturnType<typeof mergeLocators> {
    const { locators = "", note = "n", notes = "nn" } = list.dataset;
    const targets = locators.split(" ").map((target) => {
      const at = target.indexOf(":");
      if (at === -1) return { anchor: target, note: null };
      return { anchor: target.slice(0, at), note: target.slice(at + 1) };
    });
    return merge(targets, (anchor) => known.get(anchor), { note, notes });
  }

  /** Every anchor that the lists under `root` name. */
  function namedIn(root: ParentNode): string[] {
    const targets = listsIn(root).flatMap(({ dataset }) => (dataset.locators ?? "").split(" "));
    return [...new Set(targets.map((target) => target.split(":")[0] ?? ""))];
  }

  /** What a list says and where it leads, to be compared. */
  function saying(list: HTMLElement): string {
    const hrefs = [...list.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    return [list.textContent, ...hrefs].join(" ");
  }

  function sayingOf(locators: ReturnType<typeof mergeLocators>): string {
    const text = locators.map((one) => one.joint + one.text).join("");
    return [text, ...locators.map(({ anchor }) => `#${anchor}`)].join(" ");
  }

  /**
   * Puts every list under `root` right by the pages known so far. Links that are made are told to
   * `made`, in order, with the list they are in.
   */
  function fill(
    root: ParentNode,
    known: KnownPages,
    made: (link: HTMLElement, list: HTMLElement, index: number) => void = () => undefined,
  ): void {
    for (const list of listsIn(root)) {
      const locators = locatorsOf(list, known);
      if (saying(list) === sayingOf(locators)) continue;
      list.replaceChildren(
        ...locators.flatMap(({ joint, text, anchor }, index) => {
          const link = list.ownerDocument.createElement("a");
          link.className = "locator";
          link.setAttribute("href", `#${anchor}`);
          link.textContent = text;
          made(link, list, index);
          return joint === "" ? [link] : [joint, link];
        }),
      );
    }
  }

  /** True if every list under `root` says what the pages known now make it say. */
  function areTrue(root: ParentNode, known: KnownPages): boolean {
    return listsIn(root).every((list) => saying(list) === sayingOf(locatorsOf(list, known)));
  }

  return { fill, areTrue, namedIn };
}
