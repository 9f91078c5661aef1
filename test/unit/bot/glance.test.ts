import { expect, it } from "vitest";
import { commandsWith } from "../../../src/assembly/plugged.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { glance } from "../../../src/bot/intake/glance.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { features } from "../../../src/features/index.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const bot = {
  commands: new Map(commandsWith(features).map((command) => [command.name, command])),
  lexicon: loadLexicon(loadLocales()),
  now: () => Date.parse("2026-11-24T08:30:00Z") as Instant,
};

it.each([
  "/today",
  "today",
  "今日",
  "今天",
  "/today 2",
  "/c Anadolu Tekstil",
  "客户 Anadolu Tekstil",
  "K3F",
  "#K3F",
  "/find country:TR silent:>90",
  "查找 国家:TR",
  "/why K3F",
  "为什么 K3F",
  "/dormant",
  "沉睡",
  "/week",
  "周报",
  "/promises",
  "/me",
  "/rules",
  "/help",
  "more",
  "更多",
  "/check Nile Trading",
  "/todya",
  "who is due tomorrow?",
  "谁快凉了",
])("%s reads", (line) => expect(glance(bot, line, false).onlyReads).toBe(true));

it.each([
  "#K3F ok 已发PI +3d",
  "1 ok",
  "1",
  "/log K3F called",
  "记 K3F 打了电话",
  "/find country:TR save:Turkey",
  "/me lang en",
  "/snooze K3F 3d",
  "推迟 K3F 3天",
  "/tier K3F A",
  "/undo",
  "撤销",
  "/rules C 45",
  "Spoke with Ahmet, he wants a quote",
  "和客户聊了聊，下周报价",
])("%s may write", (line) => expect(glance(bot, line, false).onlyReads).toBe(false));

it("a reply tells, unless it is a command", () => {
  expect(glance(bot, "called, ok?", true).onlyReads).toBe(false);
  expect(glance(bot, "/today", true).onlyReads).toBe(true);
});
