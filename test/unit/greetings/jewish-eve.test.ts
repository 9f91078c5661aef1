import { describe, expect, it } from "vitest";
import { festivalDays } from "../../../src/core/festivals/festival-days.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { parseInstant } from "../../../src/core/time/instant.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";
import { dayWords } from "../../../src/views/greetings/greeting-words.ts";

const speaker = (locale: "en" | "zh-CN") =>
  loadLocales().speaker(locale, parseInstant("2026-09-01T00:00:00Z") ?? (0 as never));
const [feast] = festivalDays("2026-09-01" as CivilDate, "2026-09-15" as CivilDate, "IL");

describe("a Jewish feast", () => {
  it.each([
    ["en", /12 Sep.* \(from the evening of Fri 11 Sep\)/],
    ["zh-CN", /09\/12（周五 09\/11傍晚开始）/],
  ] as const)("is told with the evening on which it begins: %s", (locale, said) => {
    if (feast === undefined) throw new Error("no feast");
    expect(feast.festival).toBe("rosh_hashanah");
    expect(dayWords("Rosh Hashanah", feast, 11, speaker(locale))).toMatch(said);
  });
});
