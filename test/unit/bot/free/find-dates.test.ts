import { describe, expect, it } from "vitest";
import { findDates } from "../../../../src/bot/grammar/find-dates.ts";
import { heard } from "../../../../src/bot/grammar/words/normalise-input.ts";
import { lexicon, today } from "../../../support/free-customers.ts";

/**
 * Each date as `what is written: points days`, then `<` the day back of one that may be over, and what
 * else is known of it. Said on Wednesday 2026-12-02.
 */
const dates = (typed: string) => {
  const said = heard(typed);
  const short = (day: string) => day.replace("2026-", "");
  return findDates(said, lexicon, today).map(({ from, to, reading, isBareWeekday }) => {
    const { points, days, back, isCompact, isDeadline } = reading;
    const ahead =
      days === null ? "never" : [...new Set([days.from, days.to])].map(short).join("..");
    return [
      `${said.text.slice(from, to)}: ${points} ${ahead}`,
      ...(back === undefined ? [] : [`<${short(back)}`]),
      ...(isBareWeekday ? ["weekday"] : []),
      ...(isCompact ? ["compact"] : []),
      ...(isDeadline ? ["deadline"] : []),
    ].join(" ");
  });
};

describe("dates in a text", () => {
  it.each([
    ["called him yesterday", ["yesterday: back 12-01"]],
    ["昨天打了电话", ["昨天: back 12-01"]],
    ["we spoke the day before yesterday", ["the day before yesterday: back 11-30"]],
    ["上周五见面", ["上周五: back 11-27"]],
    ["3 days ago we talked", ["3 days ago: back 11-29"]],
    ["三天前打过", ["三天前: back 11-29"]],
    ["last week he was ill", ["last week: back 11-23..11-29"]],
  ])("that are over: %s", (text, expected) => expect(dates(text)).toEqual(expected));

  it.each([
    ["下周二再联系", ["下周二: ahead 12-08"]],
    ["明天下午3点再打", ["明天下午3点: ahead 12-03"]],
    ["call again in two weeks", ["in two weeks: ahead 12-16"]],
    ["大后天寄样", ["大后天: ahead 12-05"]],
    ["春节后再说", ["春节后: ahead 2027-02-13"]],
    ["ok +3d", ["+3d: ahead 12-05 compact"]],
    ["meet on 2026-12-10", ["on 2026-12-10: ahead 12-10"]],
    ["they order in May", ["in May: ahead 2027-05-01..2027-05-31"]],
  ])("that are to come: %s", (text, expected) => expect(dates(text)).toEqual(expected));

  it.each([
    ["called Friday", ["Friday: either 12-04 <11-27 weekday"]],
    ["on wed we met", ["on wed: either 12-09 <12-02 weekday"]],
    ["周一打过", ["周一: either 12-07 <11-30 weekday"]],
    ["he is back on 12/5", ["on 12/5: either 12-05 <2025-12-05"]],
    ["12月1日打过", ["12月1日: either 2027-12-01 <12-01"]],
    ["周五前报价", ["周五前: either 12-04 <11-27 weekday deadline"]],
    ["sent by Friday", ["by Friday: either 12-04 <11-27 weekday deadline"]],
  ])("that may be either: %s", (text, expected) => expect(dates(text)).toEqual(expected));

  it.each([
    ["Monday 7 Dec", ["Monday 7 Dec: either 12-07 <2025-12-07"]],
    ["7 Dec (Monday) at noon", ["7 Dec (Monday) at noon: either 12-07 <2025-12-07"]],
    ["12月5日周六见", ["12月5日周六: either 12-05 <2025-12-05"]],
  ])("a weekday beside a date is one with it: %s", (text, expected) =>
    expect(dates(text)).toEqual(expected),
  );

  it("several, each in its place", () => {
    expect(dates("昨天打了，周五前报价，下周二再联系")).toEqual([
      "昨天: back 12-01",
      "周五前: either 12-04 <11-27 weekday deadline",
      "下周二: ahead 12-08",
    ]);
    expect(dates("monday no answer, tomorrow again")).toEqual([
      "monday: either 12-07 <11-30 weekday",
      "tomorrow: ahead 12-03",
    ]);
  });
});

describe("no dates", () => {
  it.each([
    "the sun is shining",
    "sat with the buyer",
    "may be interested",
    "March is our peak",
    "the second shipment",
    "model 12/5",
    "24/7 support",
    "room 305",
    "30 days payment",
    "账期30天",
    "交期25天",
    "半个月没回",
    "",
  ])("%s", (text) => expect(dates(text)).toEqual([]));
});
