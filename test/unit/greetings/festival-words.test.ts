import { describe, expect, it } from "vitest";
import { festivalTable, type ImportWords, wordKey } from "../../../src/app/import/values/words.ts";
import { readFestivals } from "../../../src/bot/arguments/read-festivals.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { locales } from "../../../src/core/vocabulary.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const translator = loadLocales();
const lexicon = loadLexicon(translator);

describe("words for festivals", () => {
  it("are read in both languages, with a minus for what is not kept", () => {
    expect(readFestivals("Ramadan, eid -Christmas 春节", lexicon)).toEqual({
      named: [
        { festival: "ramadan_start", isKept: true },
        { festival: "eid_al_fitr", isKept: true },
        { festival: "christmas", isKept: false },
        { festival: "chinese_new_year", isKept: true },
      ],
      rest: "",
    });
    expect(readFestivals("穆斯林 其他", lexicon)).toEqual({
      named: [{ tradition: "islamic", isKept: true }],
      rest: "其他",
    });
  });

  it("become ids when a file is imported", () => {
    const words = locales.map((locale) => translator.bundle(locale, "festivals")) as ImportWords;
    const table = festivalTable(words);
    expect(["春节", "Eid al-Fitr", "XMAS", "tết"].map((word) => table.get(wordKey(word)))).toEqual(
      ["chinese_new_year", "eid_al_fitr", "christmas", "tet"].map((festival) => ({ festival })),
    );
    expect(["Muslim", "东正教", "Coptic"].map((word) => table.get(wordKey(word)))).toEqual(
      ["islamic", "orthodox", "coptic"].map((tradition) => ({ tradition })),
    );
  });
});
