import { describe, expect, it } from "vitest";
import { daysAway } from "../../../../src/bot/understanding/free/days-away.ts";
import { readLine } from "../../../../src/bot/understanding/line.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

/** The days on which the sender is away, said on Wednesday 2026-12-02. */
const away = (typed: string) => {
  const days = daysAway(readLine(typed, lexicon, today), read(typed).spans, lexicon);
  return days && [days.from, days.to].map((day) => day.replace("2026-", "")).join("..");
};

describe("days off", () => {
  it.each([
    ["21、22两号我不在", "12-21..12-22"],
    ["8号9号出差，联系不上", "12-08..12-09"],
    ["xmas leave 23/12 - 4/1", "12-23..2027-01-04"],
    ["off 7/12 - 9/12", "12-07..12-09"],
    ["i'm off friday", "12-04..12-04"],
    ["away 14 Dec till 16 Dec, trade fair", "12-14..12-16"],
    ["明天起休假，下周一回来", "12-03..12-06"],
    ["周五请假，下周二上班", "12-04..12-07"],
    ["at the doctor tomorrow, back thursday next week", "12-03..12-09"],
    ["off from tomorrow, returning on 14 dec", "12-03..12-13"],
  ])("%s", (typed, days) => expect(away(typed)).toBe(days));

  it.each([
    "我17 19不在",
    "off until 1/3",
    "我不在",
    "back yesterday",
    "back in the office on 4 jan",
    "三号五号请假",
    "off on the 21st and 22nd and the 29th",
    "周二和周四不在",
  ])("%s does not say which", (typed) => expect(away(typed)).toBeNull());
});
