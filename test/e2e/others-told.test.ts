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

it("records nothing of what a colleague did", async () => {
  await anna.says("Wei quoted Rotterdam this morning");
  await anna.hears(/^What Wei did is for Wei to record/);
  await lily.says("王伟昨天给多哈寄样了");
  await lily.hears(/^王伟 做的由 王伟 自己来记，这里没有记录。/);
});

it("records what one did for a colleague", async () => {
  const [shown] = await lily.says("王伟叫我联系多哈，刚跟Khalid打过电话了");
  expect(shown?.message.draft?.items).toMatchObject([{ ref: "H8C", outcome: "contacted" }]);
});

it.each([
  ["Hamburg pays faster than Houston, called Katrin today", "V6V"],
  ["unlike Milan, Lyon picked up today", "E4W"],
])("tells nothing of whom others are compared with: %s", async (line, ref) => {
  const [shown] = await anna.says(line);
  expect(shown?.message.draft?.items.map((item) => "ref" in item && item.ref)).toEqual([ref]);
});

it("offers no day for what was meant to be done, and was not", async () => {
  await anna.says("meant to quote Travis on Monday, never got round to it");
  await anna.hears(/^Understood: nothing has happened yet/);
});
