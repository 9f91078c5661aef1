import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

/** Wednesday: 13:30 in Beijing, 06:30 in Berlin. */
const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let talk: Conversation;
let lily: Person;
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
});

/** All that spoken words could have changed. */
const everything = () =>
  app.genjin.app.store.rows(sql`
    SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM audit_entry) AS changes,
      (SELECT string_agg(ref || tier || stage, ' ' ORDER BY ref) FROM customer) AS customers`);

const isSpoken = true;

describe("what is spoken", () => {
  it.each([
    ["lily", "V4R 已联系 聊得不错", { ref: "V4R", outcome: "contacted" }],
    ["lily", "Nile 那边没接", { ref: "Q5E", outcome: "no-answer" }],
    ["anna", "Q9M ok nice talk", { ref: "Q9M", outcome: "contacted" }],
    ["anna", "called Lyon, nobody answered", { ref: "E4W", outcome: "no-answer" }],
  ])("%s: %s is drafted, and recorded on a yes", async (handle, line, item) => {
    const person = talk.person(handle);
    const before = await everything();
    const [draft] = await person.says(line, { isSpoken });
    expect(draft?.message.draft?.items).toMatchObject([item]);
    expect(await everything()).toEqual(before);
    await person.says("1");
    expect(await everything()).not.toEqual(before);
  });

  it.each([
    ["lily", "撤销", /什么都没改/],
    ["lily", "/tier V4R A", /什么都没改/],
    ["anna", "undo", /nothing is changed/],
    ["anna", "/snooze Q9M 3d", /nothing is changed/],
  ])("%s: %s is not done", async (handle, line, answer) => {
    const before = await everything();
    const person = talk.person(handle);
    await person.says(line, { isSpoken });
    person.hears(answer);
    expect(await everything()).toEqual(before);
  });

  it("confirms no draft by itself", async () => {
    await lily.says("Nairobi那家昨天打过电话没人接");
    const before = await everything();
    await lily.says("1", { isSpoken });
    expect(await everything()).toEqual(before);
    await lily.says("1");
  });

  it.each([
    ["lily", "今日", /今日跟进/],
    ["anna", "who is due today", /Follow up/],
  ])("%s: %s is answered", async (handle, line, answer) => {
    const person = talk.person(handle);
    await person.says(line, { isSpoken });
    person.hears(answer);
  });
});
