// Why a manuscript is held to the rules of its authority files, and what to do. Of explain.

import type { Explanation } from "./explanation.ts";

export const ENTRIES = {
  "form-names-one-entry": {
    why: "A name that is two persons' would be indexed under whichever happens to come first.",
    wrong: "forms: [Smith]   in the entries of two persons",
    right: "shared: [Smith]   in both, and each place marked",
    remedy: "Keep the form with one entry, or put it under shared: in both.",
  },
  "form-is-unambiguous": {
    why: "Which Smith is meant is for the editor to say, and not for a program to guess.",
    wrong: "Smith, where two entries share the form",
    right: '[Smith]{.person key="smith-adam"}',
    remedy: 'Mark the place with the entry meant, or with key="none" where none of them is.',
  },
  "index-mark-has-an-index": {
    why: "A mark that no index takes up is work that nobody sees.",
    wrong: '[Jupiters]{.index entry="missiles!Jupiter"}, and no index under parts',
    right: "index, or index-subjects, under parts in edition.yaml",
    remedy: "Add the part to edition.yaml, or take the marks out.",
  },
  "entry-is-found": {
    why: "An entry that nothing names has no page to give: its forms are misspelt, or it is left over.",
    wrong: "forms: [Smiht]   where the text has Smith",
    right: "forms: [Smith]",
    remedy: "Compare the forms with the text, mark a place by hand, or delete the entry.",
  },
  "entry-leads-to-an-entry": {
    why: "A reader who is sent on must arrive, and at once.",
    wrong: "see: blockade   where there is no such key",
    right: "see: term:blockade   where the entry is in glossary.yaml",
    remedy: "Correct the key, or name the entry at which the pages stand.",
  },
} as const satisfies Readonly<Record<string, Explanation>>;
