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

/** What a message would record. */
const drafted = async (person: Person, line: string) =>
  (await person.says(line))[0]?.message.draft?.items;

describe("what a line comes in is taken off before it is read", () => {
  it.each([
    "@Chen @跟进 /今日",
    "@all 今日",
    "`今日`",
    "```\n今日\n```",
    "“今日”",
    "> 今日",
    "@跟进\u2005今日",
  ])("%j is the list of the day", async (line) => {
    await lily.says(line);
    lily.hears(/今日跟进/);
  });

  it.each(["@Chen Q5E 没接", "`Q5E 没接`", "@all `#Q5E 没接`", "• Q5E 没接"])(
    "%j is recorded",
    async (line) => {
      await lily.says(line);
      lily.hears(/已记 1 条\n.*#Q5E Nile Trading · 未接/);
    },
  );

  it("in a group as well", async () => {
    await lily.says("@Chen @跟进 今日", { inTeam: "cn" });
    lily.hears(/今日跟进/);
  });

  it("a quoted message of ours says whom it is about", async () => {
    await lily.says("> 1 🟢 Nile Trading #Q5E\n没接");
    lily.hears(/#Q5E Nile Trading · 未接/);
  });
});

describe("a mention that says who is kept", () => {
  it("at the head, where it is what the line is about", async () => {
    const chen = talk.person("chen");
    await chen.says("@Anna took over Doha");
    chen.hears(/→ anna/);
    await anna.says("@Chen is on leave tomorrow");
    anna.hears(/nothing was recorded/);
  });
  it("a colleague's days off are not mine", async () => {
    expect(await drafted(anna, "Chen is on leave on Friday")).toBeUndefined();
    expect(await drafted(anna, "I am on leave on Friday")).toMatchObject([{ act: "absence" }]);
  });
});

describe("a list that its writer numbered", () => {
  it("names customers, and not rows of the latest list", async () => {
    await lily.says("今日");
    expect(
      await drafted(lily, "1. Doha 没接\n2. Nile 报价了\n3. Kuwait 下周二再联系"),
    ).toMatchObject([
      { ref: "H8C", outcome: "no-answer" },
      { ref: "Q5E", outcome: "quoted" },
      { ref: "P6J", next: "2026-12-08" },
    ]);
  });
  it("without names is of the latest list", async () => {
    await lily.says("今日");
    await lily.says("1. 没接\n2. 已报价");
    lily.hears(/已记 2 条/);
  });
  it("is asked about where its number is another customer's", async () => {
    await lily.says("今日");
    await lily.says("3 Nile 没接");
    lily.hears(/哪个客户[\s\S]*\n1 .*#\w+\n2 .*#Q5E/);
  });
});
