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

/** What the draft after a line would record: `Q5E no-answer`, with the day it happened and the next one. */
async function drafted(person: Person, line: string): Promise<string[] | undefined> {
  const items = (await person.says(line)).at(-1)?.message.draft?.items;
  return items?.map(({ ref, outcome, at, next }) =>
    [ref, outcome, at, next && `>${next}`].filter((part) => part !== undefined).join(" "),
  );
}

describe("one of several things of a draft is corrected, and all is shown anew", () => {
  it.each([
    ["第二个是样品", ["H8C no-answer", "Q5E sampled", "P6J replied"]],
    ["第3条是前天的", ["H8C no-answer", "Q5E quoted", "P6J replied 2026-11-30"]],
    ["去掉第一条", ["Q5E quoted", "P6J replied"]],
    ["最后一个不要", ["H8C no-answer", "Q5E quoted"]],
    ["只记第二条", ["Q5E quoted"]],
    ["Nile是没接", ["H8C no-answer", "Q5E no-answer", "P6J replied"]],
    ["不是Doha，是Gulf", ["F8H no-answer", "Q5E quoted", "P6J replied"]],
    ["2和3是昨天", ["H8C no-answer", "Q5E quoted 2026-12-01", "P6J replied 2026-12-01"]],
    ["都是前天", ["H8C no-answer 2026-11-30", "Q5E quoted 2026-11-30", "P6J replied 2026-11-30"]],
    ["第一个下周二再打", ["H8C no-answer >2026-12-08", "Q5E quoted", "P6J replied"]],
  ])("%s", async (line, items) => {
    await lily.says("Doha没接，Nile报价了，Kuwait回复了");
    expect(await drafted(lily, line)).toEqual(items);
    await lily.says("1");
    lily.hears(new RegExp(`已记下[\\s\\S]*#${items.at(-1)?.slice(0, 3)}`));
  });

  it.each([
    ["the second was a sample", ["E4W no-answer", "K3E sampled"]],
    ["1 was yesterday", ["E4W no-answer 2026-12-01", "K3E quoted"]],
    ["without Lyon", ["K3E quoted"]],
    ["just the last one", ["K3E quoted"]],
    ["not Lyon, Hansa", ["V6V no-answer", "K3E quoted"]],
    ["both yesterday", ["E4W no-answer 2026-12-01", "K3E quoted 2026-12-01"]],
  ])("%s", async (line, items) => {
    await anna.says("Lyon no answer, Barcelona quoted");
    expect(await drafted(anna, line)).toEqual(items);
  });

  it("asks what is different where the line does not say", async () => {
    await anna.says("Lyon no answer, Barcelona quoted");
    expect(await drafted(anna, "Barcelona is not quoted")).toEqual(["E4W no-answer", "K3E quoted"]);
    anna.hears(/Which of them, and what is to be different\?/);
  });

  it("suggests only corrections that it understands", async () => {
    for (const [person, line, items] of [
      [anna, "Lyon no answer, Barcelona quoted", ["E4W no-answer", "K3E quoted"]],
      [lily, "Doha没接，Nile报价了", ["H8C no-answer", "Q5E quoted"]],
    ] as const) {
      const [shown] = await person.says(line);
      const hint = shown?.text.split("\n").findLast((said) => /^(Reply|回复) 1/.test(said)) ?? "";
      const suggested = [...hint.matchAll(/“([^”]+)”/g)].map(([, words = ""]) => words);
      expect(suggested).toHaveLength(3);
      for (const words of suggested) {
        await person.says(line);
        expect(await drafted(person, words)).not.toEqual(items);
        person.hearsNot(/Which of them|要改哪一条/);
      }
    }
  });

  it("lets other lines be what they are", async () => {
    await lily.says("Doha没接，Nile报价了");
    expect(await drafted(lily, "Kuwait没接")).toEqual(["P6J no-answer"]);
    await lily.says("Q5E 没接");
    lily.hears(/已记 1 条/);
  });

  it("lets all go where nothing is left", async () => {
    await lily.says("Doha没接，Nile报价了");
    await lily.says("Doha和Nile都不要");
    lily.hears(/好的，没有记录/);
  });
});

describe("the sum of an order", () => {
  it("is corrected in its currency", async () => {
    await anna.says("Lyon ordered EUR 12,000");
    const [shown] = await anna.says("amount was 1200 not 12000");
    expect(shown?.message.draft?.items).toMatchObject([{ amount: 1200, currency: "EUR" }]);
  });
  it("stays when its day is corrected after it was recorded", async () => {
    await lily.says("Nile下单了 USD 8000");
    await lily.says("1");
    const [shown] = await lily.says("改成昨天");
    expect(shown?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { ref: "Q5E", outcome: "ordered", at: "2026-12-01", amount: 8000, currency: "USD" },
    ]);
  });
});

it("a reference right after Chinese words is one", async () => {
  await lily.says("Q5E 报价");
  expect(await drafted(lily, "不对，应该是P6J")).toEqual(["Q5E", "P6J quoted"]);
});

describe("a correction tells no outcome that is asked of us or to come", () => {
  it.each([
    ["不对，她是让我下周三前报价", "Q5E replied >2026-12-09"],
    ["哦对，他要求下周三前寄样", "Q5E replied >2026-12-09"],
  ])("%s", async (line, item) => {
    await lily.says("#Q5E 已回复 要新目录");
    expect(await drafted(lily, line)).toContain(item);
    await lily.says("1");
    lily.hearsNot(/已报价|已寄样/);
  });
});
