import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let talk: Conversation;
let lily: Person;
let anna: Person;
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, anna] = [talk.person("lily"), talk.person("anna")];
});

describe("a day that has just been is not that of next year", () => {
  it.each(["推迟 Q5E 11/28", "Q5E 推迟到 11月28日", "休假 11/28"])(
    "%s is refused",
    async (line) => {
      await lily.says(line);
      lily.hears(/2026-11-28 已经过了.*2027-11-28/);
    },
  );
  it("nor in a plan", async () => {
    await lily.says("Nile 11/28 再联系");
    lily.hears(/安排在哪天/);
  });
  it("of what is told it is the day on which it happened", async () => {
    const [shown] = await anna.says("Lyon got the sample on 20 Nov");
    expect(shown?.message.draft?.items).toMatchObject([{ ref: "E4W", at: "2026-11-20" }]);
  });
  it("beside what is told, it is said that it is left out", async () => {
    await lily.says("Nile 报价了，11/28再联系");
    lily.hears(/没听懂，不会记录：“11\/28”/);
  });
});

it("a day that may stand before its month is offered both ways", async () => {
  await anna.says("snooze E4W 4/12");
  anna.hears(/1 Fri 4 Dec\n2 Mon 12 Apr/);
  await anna.says("1");
  anna.hears(/next Fri 4 Dec/);
});

it("days off within a month are all of them", async () => {
  const [shown] = await anna.says("I'm on holiday 18-22 Jan");
  expect(shown?.message.draft?.items).toMatchObject([{ at: "2027-01-18", next: "2027-01-22" }]);
  await anna.says("/off Jan 25–27");
  anna.hears(/Mon 25 Jan – Wed 27 Jan/);
});
