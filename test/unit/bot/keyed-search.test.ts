import { expect, it } from "vitest";
import { loadLexicon } from "../../../src/bot/grammar/load-lexicon.ts";
import { keyedSearch } from "../../../src/bot/keyed-search.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());

it.each([
  ["France", "country:France"],
  ["customers in South Korea", 'country:"South Korea"'],
  ["KA customers in Saudi Arabia", 'tier:KA country:"Saudi Arabia"'],
  ["leads in the Middle East", 'stage:leads region:"Middle East"'],
  ["土耳其客户", "country:土耳其"],
  ["土耳其的A级客户", "country:土耳其 tier:A级"],
  ["阿联酋 silent:>30", "silent:>30 country:阿联酋"],
  ["new zealand acme", 'country:"new zealand" acme'],
  ["tier:B Hansa", null],
  ["Hansa", null],
  ["in", null],
  ["A", null],
])("%s: %s", (search, meant) => expect(keyedSearch(search, lexicon)).toBe(meant));
