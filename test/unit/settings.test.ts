import { describe, expect, it } from "vitest";
import { pushesWith, pushKindsWith } from "../../src/assembly/plugged.ts";
import { chooseNamed } from "../../src/bot/arguments/choose-named.ts";
import { readWeekdays } from "../../src/bot/arguments/read-weekdays.ts";
import { splitDays } from "../../src/bot/arguments/split-days.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import { linkCodeSize, parseLinkCode, writeLinkCode } from "../../src/core/members/link-code.ts";
import { findZone } from "../../src/core/places/find-zone.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { locales } from "../../src/core/vocabulary.ts";
import { features } from "../../src/features/index.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const translator = loadLocales();
const lexicon = loadLexicon(translator);

describe("a link code", () => {
  it("is read in any case, width and grouping, and as nothing else", () => {
    const code = writeLinkCode([0, 1, 2, 3, 4, 5, 6, 27]);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    for (const written of [code, code.toLowerCase(), code.replace("-", ""), ` ${code} `]) {
      expect(parseLinkCode(written)).toBe(code);
    }
    expect(parseLinkCode(code.replace("-", "－"))).toBe(code);
    for (const other of ["", "lily", `${code}2`, code.replace("2", "O"), "外贸一部"]) {
      expect(parseLinkCode(other)).toBeNull();
    }
  });

  it("has more than 2^38 forms", () => {
    expect(linkCodeSize.characters ** linkCodeSize.length).toBeGreaterThan(2 ** 38);
  });
});

describe("weekdays", () => {
  it.each([
    ["Mon-Fri", [1, 2, 3, 4, 5]],
    ["sun to thu", [1, 2, 3, 4, 7]],
    ["mon, wed, fri", [1, 3, 5]],
    ["1-5", [1, 2, 3, 4, 5]],
    ["周一到周五", [1, 2, 3, 4, 5]],
    ["周日至周四", [1, 2, 3, 4, 7]],
    ["周一、周三", [1, 3]],
    ["星期六", [6]],
  ])("are read from %s", (text, days) => {
    expect(readWeekdays(text, lexicon)).toEqual(days);
  });

  it.each(["", "never", "mon-", "8", "to fri", "0-5"])("are not read from %j", (text) => {
    expect(readWeekdays(text, lexicon)).toBeNull();
  });
});

describe("a zone", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["Brazil", "America/Sao_Paulo"],
    ["德国", "Europe/Berlin"],
    ["Austin, United States", "America/Chicago"],
    ["Los Angeles", "America/Los_Angeles"],
    ["Narnia", null],
    ["", null],
  ])("is found for %s", (text, zone) => {
    expect(findZone(text)).toBe(zone);
  });
});

it("days are split off the end of a text", () => {
  const today = "2026-11-24" as CivilDate;
  expect(splitDays(heard("tom baker 12/24-12/31"), lexicon, today)).toEqual({
    before: "tom baker",
    days: { from: "2026-12-24", to: "2026-12-31" },
  });
  expect(splitDays(heard("下周一到周五"), lexicon, today)).toEqual({
    before: "",
    days: { from: "2026-11-30", to: "2026-12-04" },
  });
  expect(splitDays(heard("tom"), lexicon, today)).toBeNull();
});

it("a thing is chosen by its id, its name, or a part that no other has", () => {
  const names: Readonly<Record<string, string>> = { a: "morning digest", b: "weekly digest" };
  const choose = (word: string) => chooseNamed(word, ["a", "b"], (id) => names[id] ?? "");
  expect(choose("Morning Digest")).toBe("a");
  expect(choose("weekly")).toBe("b");
  expect(choose("B")).toBe("b");
  expect(choose("digest")).toBeNull();
  expect(choose("")).toBeNull();
});

it("every push can be set, and has a name in every language", async () => {
  const kinds = [...new Set(Object.values(pushKindsWith(features)).flat())].sort();
  expect(kinds).toEqual((await pushesWith(features)).map(({ name }) => name).sort());
  for (const locale of locales) {
    for (const kind of kinds)
      expect(translator.sentenceOf(locale, "push-kinds.", kind)).not.toBe("");
  }
});
