// What the small editions say, one in each language that Stet has labels for. All of it is invented.

/** An edition's words; what is the same in every language stands in editions.ts. */
export interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly document: string;
  readonly headnote: string;
  /** A quotation in the language's own marks, spaces and all. */
  readonly quoted: string;
  readonly illegible: string;
  /** The extents of three redactions, in words of the source. */
  readonly extents: readonly [string, string, string];
  /** A run of words long enough to be hyphenated. */
  readonly long: string;
  readonly heading: string;
  readonly omitted: string;
  /** Places in the order of the language's alphabet. */
  readonly places: readonly [string, string, string];
  /** Family names of authors, likewise. */
  readonly authors: readonly [string, string, string];
  readonly question: string;
}

export const WORDS: Readonly<Record<string, Words>> = {
  en: {
    title: "The Clock on the Stairs",
    subtitle: "A Minute",
    document: "Minute on a Clock",
    headnote: "The minute and its office are invented.",
    quoted: "“a clock of some importance”",
    illegible: "illegible",
    extents: ["2 lines", "less than 1 line", "5 lines"],
    long: "Notwithstanding considerable administrative correspondence, the responsible department recommended extraordinary circumspection concerning the synchronization of municipal chronometers.",
    heading: "The Matter Itself",
    omitted: "Postponements",
    places: ["Ealing", "Éire", "Exeter"],
    authors: ["Eaton", "Élan", "Ezra"],
    question: "Who speaks here?",
  },
  de: {
    title: "Die Uhr auf der Treppe",
    subtitle: "Ein Vermerk",
    document: "Vermerk über eine Uhr",
    headnote: "Der Vermerk und sein Amt sind erfunden.",
    quoted: "„eine Uhr von einiger Bedeutung“",
    illegible: "unleserlich",
    extents: ["2 Zeilen", "weniger als 1 Zeile", "5 Zeilen"],
    long: "Ungeachtet umfangreicher Verwaltungskorrespondenz empfahl die zuständige Aufsichtsbehörde außerordentliche Zurückhaltung bei der Vereinheitlichung städtischer Zeitmessungseinrichtungen.",
    heading: "Zur Sache",
    omitted: "Aufschub",
    places: ["Ofen", "Öhringen", "Olpe"],
    authors: ["Adler", "Ärmel", "Ast"],
    question: "Wer spricht hier?",
  },
  fr: {
    title: "L’horloge de l’escalier",
    subtitle: "Une note",
    document: "Note sur une horloge",
    headnote: "La note et son bureau sont inventés.",
    quoted: "«\u00a0une horloge de quelque importance\u00a0»",
    illegible: "illisible",
    extents: ["2 lignes", "moins d’une ligne", "5 lignes"],
    long: "Nonobstant une correspondance administrative considérable, le département responsable recommandait une circonspection extraordinaire concernant la synchronisation des chronomètres municipaux.",
    heading: "L’affaire elle-même",
    omitted: "Ajournements",
    places: ["Ébreuil", "Embrun", "Évian"],
    authors: ["Édouard", "Estève", "Évrard"],
    question: "Qui parle ici\u202f?",
  },
  es: {
    title: "El reloj de la escalera",
    subtitle: "Una nota",
    document: "Nota sobre un reloj",
    headnote: "La nota y su oficina son inventadas.",
    quoted: "«un reloj de cierta importancia»",
    illegible: "ilegible",
    extents: ["2 líneas", "menos de una línea", "5 líneas"],
    long: "Considerando la extraordinaria correspondencia administrativa, el departamento responsable recomendaba circunspección respecto de la sincronización de los cronómetros municipales.",
    heading: "El asunto mismo",
    omitted: "Aplazamientos",
    places: ["Nules", "Ñora", "Oviedo"],
    authors: ["Nuevo", "Ñandú", "Ortega"],
    question: "¿Quién habla aquí?",
  },
  ru: {
    title: "Часы на лестнице",
    subtitle: "Записка",
    document: "Записка о часах",
    headnote: "Записка и учреждение вымышлены.",
    quoted: "«часы немалого значения»",
    illegible: "неразборчиво",
    extents: ["2 строки", "менее одной строки", "5 строк"],
    long: "Несмотря на продолжительную административную переписку, ответственный департамент рекомендовал чрезвычайную осмотрительность относительно синхронизации муниципальных хронометров.",
    heading: "Существо дела",
    omitted: "Отсрочки",
    places: ["Егорьевск", "Ёлкино", "Жуковка"],
    authors: ["Ежов", "Ёлкин", "Жуков"],
    question: "Кто здесь говорит?",
  },
};
