// At which spaces no line ends, by language; `·` and `'` are a no-break space and a narrow one.

import { expect, test } from "vitest";
import { spacesFor } from "../../build/render/spaces.ts";

const shown = (language: string, text: string) =>
  spacesFor(language)(text).replaceAll("\u00a0", "·").replaceAll("\u202f", "'");

test.each([
  [
    "en",
    "See p. 12, pp. 12–14, No. 5 and vol. XI, at 7:45 p.m. on May 8.",
    "See p.·12, pp.·12–14, No.·5 and vol.·XI, at 7:45·p.m. on May 8.",
  ],
  ["en", "He went up. 12 came; Dr. Adams, § 552.", "He went up. 12 came; Dr.·Adams, §·552."],
  [
    "de-DE",
    "Am 11. November, 6 Uhr: Nr. 2, Anm. 5, z. B. S. 41; die Akte. 12 Blatt.",
    "Am 11.·November, 6·Uhr: Nr.·2, Anm.·5, z.·B. S.·41; die Akte. 12 Blatt.",
  ],
  [
    "fr",
    "Il dit : « Oui ! » Et puis ? Rien ; voir p. 3, n° 4.",
    "Il dit·: «·Oui'!·» Et puis'? Rien'; voir p.·3, n°·4.",
  ],
  [
    "es",
    "Véanse la p. 3, el núm. 4 y la Sra. Gil; ¿y qué?",
    "Véanse la p.·3, el núm.·4 y la Sra.·Gil; ¿y qué?",
  ],
  [
    "ru",
    "В 1962 г. А. С. Пушкин — с. 5, № 4 и т. 2.",
    "В·1962·г. А.·С.·Пушкин·— с.·5, №·4 и·т.·2.",
  ],
  ["la", "p. 12 § 4", "p. 12 §·4"],
])("%s: %s", (language, text, wanted) => {
  expect(shown(language, text)).toBe(wanted);
  expect(shown(language, text)).toHaveLength(text.length);
});
