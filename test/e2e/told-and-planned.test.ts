import { beforeEach, expect, it } from "vitest";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let lily: Person;
beforeEach(() => {
  lily = startConversation(app, wednesday).person("lily");
});

it.each([
  ["#M6Q 昨天 打过 下周测试", { outcome: "contacted", at: "2026-12-01", next: "2026-12-07" }],
  ["Nile昨天聊过 下周五再打", { outcome: "contacted", at: "2026-12-01", next: "2026-12-11" }],
  ["#V4R 周一打过，下周三再联系", { outcome: "contacted", at: "2026-11-30", next: "2026-12-09" }],
  ["#Q5E spoke yesterday call again next friday", { outcome: "contacted", at: "2026-12-01" }],
])("%s", async (line, item) => {
  const [shown] = await lily.says(line);
  expect(shown?.message.draft?.items).toMatchObject([{ act: "touch", ...item }]);
});

it.each(["#M6Q 昨天没打 下周五再打", "#M6Q 昨天忘了 下周五再打", "#Q5E 从昨天推到下周五"])(
  "tells of no touch: %s",
  async (line) => {
    const [shown] = await lily.says(line);
    const items = shown?.message.draft?.items ?? [];
    expect(items.filter(({ act }) => act === "touch")).toEqual([]);
  },
);

it.each(["今天太赶了 Lagos推到下周一吧", "swamped today, push Lagos to next week monday"])(
  "puts off to the day named last: %s",
  async (line) => {
    const [shown] = await lily.says(line);
    expect(shown?.message.draft?.items).toMatchObject([{ act: "plan", next: "2026-12-07" }]);
  },
);

it.each([
  [
    "#Q5E 打通了，说月底定，让我周五前把检测报告发过去",
    "打通了，说月底定，让我周五前把检测报告发过去",
  ],
  ["spoke to Nile, promised them the test report by Friday", "spoke to Nile; promised them"],
])("tells a call and what was promised in it once: %s", async (line, note) => {
  const [shown] = await lily.says(line);
  expect(shown?.message.draft?.items).toMatchObject([
    { act: "touch", ref: "Q5E", outcome: "promised", next: "2026-12-04" },
  ]);
  expect(shown?.message.draft?.items[0]).toMatchObject({ note: expect.stringContaining(note) });
});

it.each([
  ["我跟Nile通了电话，他们周五要报价", "2026-12-04"],
  ["called Nile, they need the quote by Friday", "2026-12-04"],
  ["spoke to Nile, he wants samples by Dec 10", "2026-12-10"],
  ["Nile 来电，客户上周五要了报价", undefined],
])("keeps the day by which they want what they asked for: %s", async (line, next) => {
  const [shown] = await lily.says(line);
  const [item, ...others] = shown?.message.draft?.items ?? [];
  expect(others).toEqual([]);
  expect(item).toMatchObject({ act: "touch", ref: "Q5E" });
  expect(item?.next).toBe(next);
});

it("says that they wait for what they want by a day, told after a call: 他们周五要报价", async () => {
  const [shown] = await lily.says("我跟Nile通了电话，他们周五要报价");
  expect(shown?.message.draft?.items).toMatchObject([{ outcome: "replied", next: "2026-12-04" }]);
  expect(shown?.text).toContain("⏳ #Q5E 在等我们回复：");
  const [over] = await lily.says("给Nile打了电话，他们问价格");
  expect(over?.text).not.toContain("在等我们回复");
});
