import { describe, expect, it } from "vitest";
import type { Act } from "../../../../src/bot/understanding/free/acts.ts";
import { clauseDays } from "../../../../src/bot/understanding/free/clause-days.ts";
import { wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

/** `<` the day on which it happened, `>` the one of the next contact, on Wednesday 2026-12-02. */
const days = (act: Act, typed: string) => {
  const { said, spans } = read(typed);
  const { happenedOn, next } = clauseDays(wholeClause(said, spans), act, lexicon, today);
  return [
    ...(happenedOn === null ? [] : [`<${happenedOn.slice(5)}`]),
    ...(next === null ? [] : [`>${next.slice(5)}`]),
  ].join(" ");
};

describe("the days of what is told", () => {
  it.each<[Act, string, string]>([
    ["contacted", "called Nile yesterday", "<12-01"],
    ["contacted", "昨天给Nile打了电话", "<12-01"],
    ["no-answer", "Nile on Monday: no answer", "<11-30"],
    ["quoted", "周一给Nile报了价", "<11-30"],
    ["contacted", "called Nile today", ""],
    ["contacted", "spoke with Nile", ""],
    ["contacted", "the call with Nile on Monday went well", "<11-30"],
    ["contacted", "周一拜访了Nile", "<11-30"],
    ["replied", "Nile周一回复了", "<11-30"],
    ["replied", "Travis told me last Thursday they closed a plant", "<11-26"],
    ["replied", "上周五Nile说他们换了仓库", "<11-27"],
    ["replied", "Travis said they lost a tender last week", ""],
    ["replied", "Nile说隔壁厂上周订了别家的", ""],
  ])("when it happened, %s: %s", (act, text, expected) => expect(days(act, text)).toBe(expected));

  it.each<[Act, string, string]>([
    ["contacted", "called Nile, follow up next tuesday", ">12-08"],
    ["no-answer", "Nile没接，下周二再打", ">12-08"],
    ["contacted", "Nile ok +3d", ">12-05"],
    ["no-answer", "Nile no answer, try again on Friday", ">12-04"],
    ["contacted", "昨天打过Nile，周五再联系", "<12-01 >12-04"],
    ["contacted", "跟Nile约了周五", ">12-04"],
    ["contacted", "Nile在开会，周五下午再打", ">12-04"],
  ])("when it goes on, %s: %s", (act, text, expected) => expect(days(act, text)).toBe(expected));

  it.each<[Act, string, string]>([
    ["contacted", "Nile says the ship arrives next week", ""],
    ["contacted", "Nile wants the offer by Friday", ""],
    ["replied", "Nile replied, their fair is in May", ""],
    ["contacted", "spoke to Nile, board meets thu", ""],
    ["received", "Nile has the samples, tests on Thursday", ""],
    ["replied", "Nile回了，周五开会讨论", ""],
    ["contacted", "Nile说今年预算用完了 明年再说", ">01-01"],
    ["replied", "Nile同意了，样柜周五出", ""],
    ["replied", "Nile confirmed, container leaves friday", ""],
  ])("a day of something else is none, %s: %s", (act, text, expected) =>
    expect(days(act, text)).toBe(expected),
  );

  it.each<[Act, string, string]>([
    ["replied", "Nile说周四给答复", ">12-03"],
    ["replied", "Nile要的报告我说了周五给", ""],
    ["replied", "Nile says they decide friday", ">12-04"],
    ["replied", "Nile答应周日付定金", ">12-06"],
    ["replied", "Nile同意了，尾款周五付", ">12-04"],
    ["replied", "Nile confirmed, deposit friday", ">12-04"],
    ["contacted", "rang Nile, they'll pay by the 10th", ">12-10"],
    ["ordered", "Nile下了单，PO明天发", ">12-03"],
  ])("the day on which they do theirs is the next, %s: %s", (act, text, expected) =>
    expect(days(act, text)).toBe(expected),
  );
});

describe("the days of what is to be done", () => {
  it.each<[Act, string, string]>([
    ["plan", "call Nile on Friday", ">12-04"],
    ["snooze", "Nile先放一放，下周二再说", ">12-08"],
    ["promised", "promised Nile a quote by Friday", ">12-04"],
    ["promised", "答应Nile下周三前寄样", ">12-09"],
    ["complained", "Nile complained yesterday, answer due on Friday", "<12-01 >12-04"],
    ["plan", "remind me to call Nile", ""],
    ["plan", "I planned to call Nile yesterday", ""],
  ])("%s: %s", (act, text, expected) => expect(days(act, text)).toBe(expected));
});

describe("what somebody wants on a weekday is still to come", () => {
  it.each<[Act, string]>([
    ["replied", "Emre wants a call tues at 3"],
    ["replied", "Nile needs the drawing thurs"],
    ["replied", "Emre想要个视频会周四"],
  ])("%s: %s", (act, text) => expect(days(act, text)).not.toContain("<"));

  it("a year of which nothing says that one goes on then is no next contact", () =>
    expect(days("contacted", "昨天拜访了Nile，他提到明年要建新厂")).toBe("<12-01"));
});
