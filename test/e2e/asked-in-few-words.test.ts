import { beforeEach, expect, it } from "vitest";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let lily: Person;
let anna: Person;
beforeEach(() => {
  const conversation = startConversation(app, wednesday);
  lily = conversation.person("lily");
  anna = conversation.person("anna");
});

it.each([
  ["/find 汉堡", /Hansa Werkzeuge/],
  ["/find Hambourg", /Hansa Werkzeuge/],
  ["/find Mailand", /Milano Arredi/],
  ["/查找 华沙", /Warszawa Parts/],
])("finds a city in any spelling: %s", async (line, found) => {
  await anna.says(line);
  await anna.hears(found);
});

it.each([
  ["Rashid的电话", /联系人 1 位\n• Rashid Khan/],
  ["phone of Emre", /联系人 1 位\n• Emre Yıldız/],
])("says first how somebody is reached: %s", async (line, heard) => {
  await lily.says(line);
  await lily.hears(heard);
});

it("shows one market to whoever may not judge it", async () => {
  await lily.says("市场 埃及");
  await lily.hears(/^市场\n[\s\S]*埃及/);
  await lily.says("市场 巴西");
  await lily.hears(/^巴西 还没有你的客户/);
  await anna.says("market Brazil");
  await anna.hears(/^Markets\n[\s\S]*Brazil/);
});

it("takes whom a Chinese command is about without its slash", async () => {
  await lily.says("恢复联系 Muscat");
  await lily.hears(/^#C2Y 没有要求停止联系/);
  await lily.says("联系人 Doha 李强 财务 lq@dohainteriors.example");
  await lily.hears(/新联系人 李强 · 职位：财务 · 邮箱：lq@/);
});

it("shows what is asked of worth, and the day of some, in a word more", async () => {
  await lily.says("价值 回头客");
  await lily.hears(/^复购率/);
  await lily.says("谁是我们的大客户");
  await lily.hears(/^大客户 1 家\n双料/);
  await lily.says("今日 重点");
  await lily.hears(/^今日跟进 1 [\s\S]*Gulf Supplies/);
});

it("asks what a bare no means", async () => {
  const [shown] = await anna.says("Milan nope");
  expect(shown?.message.draft).toBeUndefined();
  await anna.hears(/^What came of it with Milano Arredi/);
});

it.each([
  ["lily", "周五有什么", /2026\/12\/04 到期\n1 Nairobi/],
  ["lily", "what do I have on Friday", /2026\/12\/04 到期\n1 Nairobi/],
  ["lily", "今天有什么", /^今日跟进/],
])("lists who is due on the day that is asked for: %s, %s", async (_, line, expected) => {
  await lily.says(line);
  await lily.hears(expected);
});

it("takes what is told of a customer for no name, unless it stands apart", async () => {
  await lily.says("客户嫌贵");
  await lily.hears(/没有记录/);
  await lily.says("客户 嫌贵");
  await lily.hears(/没有叫“嫌贵”的客户/);
});
