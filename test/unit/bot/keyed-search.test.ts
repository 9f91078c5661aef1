import { expect, it } from "vitest";
import { customersMeant, keyedSearch } from "../../../src/bot/arguments/keyed-search.ts";
import { writtenSearch } from "../../../src/bot/arguments/written-search.ts";
import { splitFind } from "../../../src/bot/grammar/split-find.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
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
  ["A", "tier:A"],
  ["a", null],
])("%s: %s", (search, meant) => {
  const parts = keyedSearch(splitFind(heard(search).text), lexicon);
  expect(parts && writtenSearch(parts)).toBe(meant);
});

it.each([
  ["土耳其的客户", "country:土耳其"],
  ["没下过单的客户", "orders:0"],
  ["30天没联系的A级客户", "silent:>=30天 tier:A级"],
  ["有多少个A级客户", "tier:A级"],
  ["帮我查一下埃及的客户", "country:埃及"],
  ["该返单的客户", "该返单"],
  ["my A customers", "tier:A"],
  ["which of my customers never ordered", "orders:0"],
  ["customers not contacted for 30 days", 'silent:">=30 days"'],
  ["how many customers do we have in Germany?", "country:Germany"],
  ["李莉名下的无主客户", "李莉 owner:none"],
  ["王伟有多少客户", "王伟"],
  ["met customers in France", "met country:France"],
  ["A customer called", "tier:A called"],
  ["客户", ""],
  ["土耳其", null],
  ["silent:>30 customers", null],
])("of customers, %s: %s", (said, search) => {
  const meant = customersMeant(heard(said), lexicon);
  expect(meant?.isOfCustomers ? writtenSearch(meant.parts) : null).toBe(search);
});
