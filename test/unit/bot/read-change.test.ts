import { describe, expect, it } from "vitest";
import { readChange, readTierChange } from "../../../src/bot/grammar/read-change.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
/** A Wednesday. */
const today = "2026-12-02" as CivilDate;
const changed = (text: string) => {
  const change = readChange(heard(text), lexicon, today);
  return change && `${change.command} ${change.rest}`.trim();
};

describe("words after a reference that ask for a change", () => {
  it.each([
    ["推迟到下周二 客户在出差", "snooze 到下周二 客户在出差"],
    ["推迟3天", "snooze 3天"],
    ["postpone till friday", "snooze till friday"],
    ["snooze 3d", "snooze 3d"],
    ["明天提醒我", "snooze 明天"],
    ["提醒我周五发报价", "snooze 周五 发报价"],
    ["周五之前提醒我发报价", "snooze 周五之前 发报价"],
    ["remind me on friday to send the quote", "snooze on friday send the quote"],
    ["tomorrow remind me", "snooze tomorrow"],
    ["升级成KA", "tier KA"],
    ["降为E", "tier E"],
    ["改成D级", "tier D级"],
    ["tier B", "tier B"],
    ["change to B", "tier B"],
    ["阶段 谈判", "stage 谈判"],
    ["标签 慢热", "tag 慢热"],
    ["已兑现", "kept"],
    ["why?", "why"],
    ["客户卡", "c"],
    ["skip", "skip"],
  ])("%s: %s", (text, change) => expect(changed(text)).toBe(change));

  it.each([
    "推迟交货到三月，客户同意",
    "postpone shipment to March, they agree",
    "昨天提醒我了",
    "改成周五发货",
    "tier one supplier of Bosch",
    "stage two of the project",
    "needs the price list by friday",
    "why so expensive",
    "skipped the fair",
    "客户觉得太贵",
    "已兑现一部分",
    "check with the boss",
    "ok",
  ])("tell: %s", (text) => expect(changed(text)).toBe(null));
});

it("a change of tier says what stands before it", () => {
  expect(readTierChange(heard("Gulf Supplies 升级成KA"), lexicon)).toMatchObject({
    before: "Gulf Supplies",
    rest: "KA",
  });
});
