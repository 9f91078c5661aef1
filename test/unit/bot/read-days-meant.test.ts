import { describe, expect, it } from "vitest";
import { readDaysMeant } from "../../../src/bot/arguments/read-days-meant.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { normaliseInput } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { civilDateOf } from "../../../src/core/time/epoch-day.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const { dates } = loadLexicon(loadLocales());

/** `11-16..11-22`, or `-`; with the year when it is another. */
function read(text: string, today = "2026-11-24"): string {
  const days = readDaysMeant(normaliseInput(text), dates, today as CivilDate);
  const short = (date: string) => date.replace("2026-", "");
  return days === null
    ? "-"
    : `${short(civilDateOf(days.first))}..${short(civilDateOf(days.last))}`;
}

describe("the days of a summary", () => {
  it.each([
    ["last", "11-16..11-22"],
    ["Last week", "11-16..11-22"],
    ["previous", "11-16..11-22"],
    ["上周", "11-16..11-22"],
    ["上个星期", "11-16..11-22"],
    ["上礼拜", "11-16..11-22"],
    ["上上周", "11-09..11-15"],
    ["2 weeks ago", "11-09..11-15"],
    ["两周前", "11-09..11-15"],
    ["2周前", "11-09..11-15"],
    ["this week", "11-23..11-24"],
    ["这周", "11-23..11-24"],
    ["本周", "11-23..11-24"],
    ["week", "11-23..11-24"],
    ["47", "11-16..11-22"],
    ["W47", "11-16..11-22"],
    ["week 47", "11-16..11-22"],
    ["KW 47", "11-16..11-22"],
    ["第47周", "11-16..11-22"],
    ["４７周", "11-16..11-22"],
    ["48", "11-23..11-24"],
    ["53", "2020-12-28..2021-01-03"],
    ["60", "-"],
    ["0", "-"],
    ["2026-W01", "2025-12-29..01-04"],
    ["2025-W01", "2024-12-30..2025-01-05"],
    ["2025年第52周", "2025-12-22..2025-12-28"],
    ["2027-W01", "-"],
    ["november", "11-01..11-24"],
    ["Nov", "11-01..11-24"],
    ["sept", "09-01..09-30"],
    ["december", "2025-12-01..2025-12-31"],
    ["nov 2025", "2025-11-01..2025-11-30"],
    ["11月", "11-01..11-24"],
    ["11月份", "11-01..11-24"],
    ["十月", "10-01..10-31"],
    ["2026-11", "11-01..11-24"],
    ["2026/9", "09-01..09-30"],
    ["2026年2月", "02-01..02-28"],
    ["2024-02", "2024-02-01..2024-02-29"],
    ["2027-01", "-"],
    ["2026-13", "-"],
    ["last month", "10-01..10-31"],
    ["上个月", "10-01..10-31"],
    ["上月", "10-01..10-31"],
    ["this month", "11-01..11-24"],
    ["本月", "11-01..11-24"],
    ["3个月前", "08-01..08-31"],
    ["今年", "01-01..11-24"],
    ["去年", "2025-01-01..2025-12-31"],
    ["last year", "2025-01-01..2025-12-31"],
    ["next week", "-"],
    ["下周", "-"],
    ["tomorrow", "-"],
    ["soon", "-"],
    ["47 ok", "-"],
    ["", "-"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
