import { describe, expect, it } from "vitest";
import { parseWhen } from "../../src/bot/grammar/dates/parse-when.ts";
import { parseLog } from "../../src/bot/grammar/parse-log.ts";
import { lexiconFor, loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const all = loadLexicon(loadLocales());
const chinese = lexiconFor(all, "zh-CN");
const wednesday = "2026-12-02" as CivilDate;

/** `12-24..12-31`, `12-03 or 2027-03-12`, `2027-11-20 past 11-20`, or `-`. */
function read(text: string, lexicon = all): string {
  const when = parseWhen(heard(text).shape, lexicon, wednesday);
  const short = (date: string) => date.replace("2026-", "");
  if (when === null) return "-";
  if ("either" in when) return when.either.map(short).join(" or ");
  const days = when.from === when.to ? short(when.from) : `${short(when.from)}..${short(when.to)}`;
  return when.past === undefined ? days : `${days} past ${short(when.past)}`;
}

describe("days of one month", () => {
  it.each([
    ["18-22 Jan", "2027-01-18..2027-01-22"],
    ["18–22 January", "2027-01-18..2027-01-22"],
    ["Jan 18–22", "2027-01-18..2027-01-22"],
    ["the 18th to the 22nd of January", "2027-01-18..2027-01-22"],
    ["1/18-22", "2027-01-18..2027-01-22"],
    ["1月18-22日", "2027-01-18..2027-01-22"],
    ["18-22号", "12-18..12-22"],
    ["1月18日到22日", "2027-01-18..2027-01-22"],
    ["1-9 Dec", "12-02..12-09"],
    ["22-18 Jan", "-"],
    ["18-32 Jan", "-"],
  ])("%s is %s", (text, days) => expect(read(text)).toBe(days));
});

describe("parts of a quarter", () => {
  it.each([
    ["end of Q2", "2027-06-30"],
    ["at the end of the quarter", "12-31"],
    ["end of next quarter", "2027-03-31"],
    ["early Q3", "2027-07-01..2027-07-31"],
    ["二季度末", "2027-06-30"],
    ["季度末", "12-31"],
    ["明年三季度初", "2027-07-01..2027-07-31"],
  ])("%s is %s", (text, days) => expect(read(text)).toBe(days));
});

describe("a day that was a few days ago", () => {
  it.each([
    ["11/20", "2027-11-20 past 11-20"],
    ["11月28日", "2027-11-28 past 11-28"],
    ["20 Nov", "2027-11-20 past 11-20"],
    ["1/20", "2027-01-20"],
  ])("%s is %s", (text, days) => expect(read(text, chinese)).toBe(days));
});

describe("a day that may stand before its month", () => {
  it.each([
    ["4/12", "12-04 or 2027-04-12"],
    ["11/12", "12-11 or 2027-11-12"],
    ["12/4", "12-04"],
    ["1/6", "2027-01-06"],
  ])("%s is %s in English", (text, days) => expect(read(text)).toBe(days));
  it("not in Chinese", () => expect(read("4/12", chinese)).toBe("2027-04-12"));
});

it.each(["13月6日", "0/5", "4月31日"])("%s is no day", (text) => expect(read(text)).toBe("-"));

/** The next day of an entry, its note, and what is wrong with it. */
function told(text: string) {
  const [entry] = parseLog(heard(text), all, wednesday);
  const problem = entry?.problems[0]?.code;
  return [entry?.when ?? "-", entry?.note ?? "", ...(problem === undefined ? [] : [problem])];
}

describe("what follows a word for the next date", () => {
  it.each([
    ["1 ok 下次 明年二月", ["2027-02-01", ""]],
    ["1 ok 报了价，下次：周五", ["2026-12-04", "报了价"]],
    ["1 ok next after Christmas", ["2026-12-27", ""]],
    ["1 ok sent samples, next call friday", ["2026-12-04", "sent samples"]],
    ["1 ok 下次 谈付款方式", ["-", "下次 谈付款方式"]],
    ["1 ok next container is bigger", ["-", "next container is bigger"]],
  ])("%s", (text, read) => expect(told(text)).toEqual(read));
  it.each([
    "1 ok 下次 入秋",
    "1 ok 下次跟进 展会后",
    "1 ok 下次联系 有空",
    "1 ok next call summer",
    "1 ok next visit after the trade show",
    "1 ok next contact mondai",
  ])("%s is asked about", (text) => expect(told(text)).toContain("unread-date"));
});

it.each(["1 ok type KX-11/5", "1 ok 型号 B-9/12", "1 ok part 7.11/5"])("%s names no day", (text) =>
  expect(told(text)[0]).toBe("-"),
);
