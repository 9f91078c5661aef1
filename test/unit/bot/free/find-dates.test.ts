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
    ["move Nile to the 10th pls", ["the 10th: either 12-10 <11-10"]],
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

describe("days one after another, and ranges over the new year", () => {
  it.each([
    ["21、22两号我不在", ["21、22两号: ahead 12-21..12-22"]],
    ["8号9号出差", ["8号9号: ahead 12-08..12-09"]],
    ["14,15,16号请假", ["14,15,16号: ahead 12-14..12-16"]],
    ["28 29两天不在", ["28 29两天: ahead 12-28..12-29"]],
    ["off the 10th and 11th", ["the 10th and 11th: ahead 12-10..12-11"]],
    ["away 21, 22 and 23 Dec", ["21, 22 and 23 Dec: ahead 12-21..12-23"]],
    ["leave 23/12 - 4/1", ["23/12 - 4/1: ahead 12-23..2027-01-04"]],
    ["off 28/12 to 3/1", ["28/12 to 3/1: ahead 12-28..2027-01-03"]],
    ["请假 30/12-2/1", ["30/12-2/1: ahead 12-30..2027-01-02"]],
    ["away 7/12 - 9/12", ["7/12 - 9/12: ahead 12-07..12-09"]],
    ["off 22.12. - 6.1.", ["22.12. - 6.1.: ahead 12-22..2027-01-06"]],
    ["休假 12/24-1/3", ["12/24-1/3: ahead 12-24..2027-01-03"]],
  ])("%s", (text, expected) => expect(dates(text)).toEqual(expected));

  it.each(["订了17、18号柜", "5, 6 and 9 sets", "买了3、4套"])("%s has none", (text) =>
    expect(dates(text)).toEqual([]),
  );
});

describe("times to which something is put off", () => {
  it.each([
    ["push Nile to february", ["february: ahead 2027-02-01..2027-02-28"]],
    ["moved the Emre call to jan", ["jan: ahead 2027-01-01..2027-01-31"]],
    ["hold Nile until after christmas", ["until after christmas: ahead 12-27"]],
    ["park it till after boxing day", ["till after boxing day: ahead 12-27"]],
    ["等他圣诞回来再说", ["圣诞回来: ahead 12-27"]],
    ["call him nxt wk", ["nxt wk: ahead 12-07..12-13"]],
    ["in 2 mths", ["in 2 mths: ahead 2027-02-02"]],
    ["by eow", ["by eow: ahead 12-04 deadline"]],
  ])("%s", (text, expected) => expect(dates(text)).toEqual(expected));

  it.each(["sent the PI to Jan", "talked to april about it"])("%s has none", (text) =>
    expect(dates(text)).toEqual([]),
  );
});

describe("so long before a festival", () => {
  it.each([
    ["call Nile two weeks before xmas", ["two weeks before xmas: ahead 12-11"]],
    ["a wk b4 christmas", ["a wk b4 christmas: ahead 12-18"]],
    ["圣诞前一周联系Nile", ["圣诞前一周: ahead 12-18"]],
    ["春节前两周", ["春节前两周: ahead 2027-01-23"]],
  ])("%s", (text, expected) => expect(dates(text)).toEqual(expected));
});
