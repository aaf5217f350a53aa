// Spaces at which no line may end, by language: between an abbreviation and its number, before the
// signs that French sets apart, between a date and its month. One sign stands for one. Floor: render.

const NO_BREAK = "\u00a0";
const NARROW = "\u202f";

/** A rule: what stands before the space, what after it, and what it becomes. */
type Rule = readonly [before: string, after: string, space?: string];

const abbreviated = (words: string, after = String.raw`[\d${NO_BREAK}]`): Rule => [
  String.raw`(?<![\p{L}\p{N}])(?:${words})\.`,
  after,
];

const NUMBER = String.raw`(?:\d|[ivxlcIVXLC]+(?![\p{L}]))`;
/** A section or paragraph sign and its number, in every language. */
const SIGNS: Rule = ["[§¶]", String.raw`\d`];

/**
 * Chicago Manual of Style, 17th ed., 6.121; Duden, DIN 5008; Lexique des règles typographiques en
 * usage à l'Imprimerie nationale; Ortografía de la lengua española, 2010; Мильчин, Справочник
 * издателя и автора.
 */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    abbreviated(
      "[Pp]p?|[Nn]n?|[Nn]os?|[Vv]ols?|[Ss]ecs?|[Dd]ocs?|[Ff]igs?|[Cc]hs?|[Aa]rts?",
      NUMBER,
    ),
    abbreviated("Mr|Mrs|Ms|Dr", String.raw`\p{Lu}`),
    [String.raw`\d`, String.raw`[ap]\.m\.`],
  ],
  de: [
    abbreviated("S|Sp|Nr|Nrn|Bde?|Anm|Abs|Art|Abschn|Bl|Z|Kap|Abb|Tab|Jg|H|Fol", NUMBER),
    abbreviated("Dr|Prof", String.raw`\p{Lu}`),
    [String.raw`(?<!\p{L})[dziuos]\.`, String.raw`[haBdRTouUÄ]\.`],
    [
      String.raw`(?<!\d)\d{1,2}\.`,
      "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)",
    ],
    [String.raw`\d`, "Uhr"],
  ],
  fr: [
    abbreviated("[Pp]p?|[Vv]ol|[Tt]|chap|art|fol|fig", NUMBER),
    abbreviated("M|MM|Dr", String.raw`\p{Lu}`),
    ["n[°º]s?", String.raw`\d`],
    ["[^ ]", "[;!?]", NARROW],
    ["[^ ]", "[:»]"],
    ["«", ""],
  ],
  es: [
    abbreviated("[Pp]p?|[Pp]ágs?|[Nn]úms?|[Vv]ol|[Tt]|cap|art|fol|fig", NUMBER),
    abbreviated("Sr|Sra|Dr|Dra", String.raw`\p{Lu}`),
    [String.raw`n\.[ºo]`, String.raw`\d`],
  ],
  ru: [
    abbreviated("[Сс]|[Тт]|[Вв]ып|[Гг]л|[Лл]|[Рр]ис|ст", NUMBER),
    ["№", String.raw`\d`],
    [String.raw`\d`, String.raw`гг?\.`],
    [String.raw`(?<!\p{L})\p{Lu}\.`, String.raw`\p{Lu}`],
    [String.raw`(?<!\p{L})[ВвКкСсОоУуИиАаЯ]`, String.raw`[\p{L}\d«]`],
    ["[^ ]", "—"],
  ],
};

export type Spaced = (text: string) => string;

const made = new Map<string, Spaced>();

/** For a BCP 47 language; one without rules of its own has those of every language. */
export function spacesFor(language: string): Spaced {
  const known =
    made.get(language) ?? spacedBy([...(RULES[language.split("-")[0] ?? ""] ?? []), SIGNS]);
  made.set(language, known);
  return known;
}

function spacedBy(rules: readonly Rule[]): Spaced {
  const kinds = [NARROW, NO_BREAK].flatMap((space) => {
    const own = rules.filter(([, , becomes = NO_BREAK]) => becomes === space);
    if (own.length === 0) return [];
    const places = own.map(([before, after]) => `(?<=${before}) (?=${after})`);
    return [{ space, at: new RegExp(places.join("|"), "gu") }];
  });
  return (text) => kinds.reduce((so, { space, at }) => so.replace(at, space), text);
}
