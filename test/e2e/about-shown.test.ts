import { beforeEach, expect, it } from "vitest";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let lily: Person;
let anna: Person;
beforeEach(() => {
  const talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  anna = talk.person("anna");
});

const drafted = async (person: Person, line: string) => {
  const [shown] = await person.says(line);
  return shown?.message.draft?.items ?? [];
};

it.each([
  ["Nile 没接", "把Kuwait推到周五", "P6J"],
  ["Rashid接了电话，聊了交期", "Kuwait推到下周二", "P6J"],
])("what is done to somebody else replaces no draft: %s, %s", async (first, line, ref) => {
  await lily.says(first);
  expect(await drafted(lily, line)).toMatchObject([{ act: "plan", ref }]);
});

it.each([
  ["Nile 没接", "改成下周二再打", { ref: "Q5E", outcome: "no-answer", next: "2026-12-08" }],
  ["Emre接了电话，在看合同", "那就下周三再联系", { ref: "A2A", next: "2026-12-09" }],
])("a day alone is of the draft that is shown: %s, %s", async (first, line, item) => {
  await lily.says(first);
  expect(await drafted(lily, line)).toMatchObject([{ act: "touch", ...item }]);
});

it.each([
  ["昨天给Nile打过电话，今天给Zephyr Trading发了邮件", "Q5E"],
  ["昨天给Nile打过电话，今天给宏邈发了邮件", "Q5E"],
])("nobody's name is not told of the neighbour: %s", async (line, ref) => {
  const items = await drafted(lily, line);
  expect(items).toMatchObject([{ ref }]);
  expect(JSON.stringify(items)).not.toContain("邮件");
});

it("asks by buttons about what it did not understand of another", async () => {
  await lily.says("Nile 没接，Kuwait 嗯那个就那样吧");
  lily.hears(/Kuwait Cool Systems 结果怎么样/);
});

it("shows a draft once more that was undone", async () => {
  const [shown] = await anna.says("Nora ok");
  const id = shown?.message.draft?.id;
  await anna.says("1");
  await anna.says(`/confirm ${id}`);
  anna.hears(/confirmed this before/);
  await anna.says("undo");
  expect(await drafted(anna, `/confirm ${id}`)).toMatchObject([{ ref: "N2X" }]);
  anna.hears(/You undid this since/);
});
