import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

/** Wednesday: 13:30 in Beijing, 06:30 in Berlin. */
const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let talk: Conversation;
let lily: Person;
let anna: Person;
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, anna] = [talk.person("lily"), talk.person("anna")];
});

type Touch = { readonly outcome: string; readonly on: string; readonly by: string };

/** What is recorded of a customer, the newest touch first. */
const touchesOf = (ref: string): Promise<Touch[]> =>
  app.genjin.app.store.rows<Touch>(sql`
    SELECT t.outcome, to_char(t.at AT TIME ZONE m.zone, 'YYYY-MM-DD') AS on, m.handle AS by
    FROM touch t JOIN customer c ON c.id = t.customer_id JOIN member m ON m.id = t.member_id
    WHERE c.ref = ${ref} AND t.logged_at >= ${new Date(wednesday)}
    ORDER BY t.id DESC`);

/** All that a draft could have changed. */
const everything = () =>
  app.genjin.app.store.rows(sql`
    SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM owed) AS owed,
      (SELECT count(*) FROM audit_entry) AS changes, (SELECT count(*) FROM member_absence) AS absences,
      (SELECT string_agg(ref || tier || stage || coalesce(requested_on::text, ''), ' ' ORDER BY ref)
        FROM customer) AS customers`);

/** The lines of a message that stand in its list. */
const listed = (text: string) => text.split("\n").filter((line) => line.startsWith("•"));

describe("a line that is not explicit", () => {
  it.each([
    [
      "lily",
      "Bosphorus的Selin回了，要新报价，下周二再打",
      [{ act: "touch", ref: "V4R", outcome: "replied", next: "2026-12-08" }],
    ],
    [
      "lily",
      "和Amman那边开了会，他们下单了 USD 12,500",
      [{ act: "touch", ref: "Y3F", outcome: "ordered", amount: 12_500, currency: "USD" }],
    ],
    [
      "lily",
      "Nairobi那家昨天打过电话没人接",
      [{ ref: "T4X", outcome: "no-answer", at: "2026-12-01" }],
    ],
    ["lily", "周五之前提醒我给Nile发报价", [{ act: "plan", ref: "Q5E", next: "2026-12-04" }]],
    ["lily", "客户Muscat下单了 40尺柜一个", [{ act: "touch", ref: "C2Y", outcome: "ordered" }]],
    [
      "anna",
      "birthday of Claire is 14 march",
      [{ act: "contact", ref: "E4W", field: "birthday", value: "03-14" }],
    ],
    ["lily", "我12月10日请假", [{ act: "absence", ref: null }]],
    [
      "anna",
      "called Lyon, they want a new offer by Friday",
      [{ act: "touch", ref: "E4W", outcome: "replied" }],
    ],
    [
      "anna",
      "Great Lakes didn't pick up yesterday",
      [{ ref: "K9Y", outcome: "no-answer", at: "2026-12-01" }],
    ],
    [
      "anna",
      "remind me on Monday to call Hansa",
      [{ act: "plan", ref: "V6V", next: "2026-12-07" }],
    ],
  ] as const)("%s: “%s” is shown first, and a 1 records just that", async (handle, line, items) => {
    const person = talk.person(handle);
    const before = await everything();
    const [shown, ...others] = await person.says(line);
    expect(others).toEqual([]);
    expect(shown?.message.draft?.items).toMatchObject(items);
    expect(shown?.message.draft?.items).toHaveLength(items.length);
    expect(await everything()).toEqual(before);
    const [recorded] = await person.says("1");
    expect(recorded?.text).toMatch(/^✅ (已记下|Recorded)$/m);
    expect(listed(recorded?.text ?? "")).toEqual(listed(shown?.text ?? ""));
    expect(listed(shown?.text ?? "")).toHaveLength(items.length);
    expect(await everything()).not.toEqual(before);
    await person.says("1");
    expect(person.hears(/./).text).not.toMatch(/已记下|Recorded/);
  });

  it("may tell of several customers: all in one draft, and one undo takes all of it back", async () => {
    const before = await everything();
    await lily.says("Nile没接；Tunis的样品收到了；Nairobi下周三再联系");
    const shown = lily.hears(/现在还没有记录/);
    expect(shown.message.draft?.items).toMatchObject([
      { act: "touch", ref: "Q5E", outcome: "no-answer" },
      { act: "touch", ref: "E9N", outcome: "received" },
      { act: "plan", ref: "T4X", next: "2026-12-09" },
    ]);
    expect(await everything()).toEqual(before);
    await lily.says("1");
    expect(listed(lily.hears(/已记下/).text)).toEqual(listed(shown.text));
    expect(await touchesOf("E9N")).toMatchObject([{ outcome: "received", by: "lily" }]);
    await lily.says("撤销");
    lily.hears(/已撤销/);
    expect([await touchesOf("Q5E"), await touchesOf("E9N")]).toEqual([[], []]);
    const [was] = before as { customers: string }[];
    expect(await everything()).toMatchObject([{ customers: was?.customers }]);
  });

  it("records nothing where it asks, denies, greets or names nobody", async () => {
    const before = await everything();
    for (const line of [
      "今天该联系谁",
      "Nile那边最近有什么进展",
      "还没联系Nile",
      "谢谢",
      "天气怎么样？",
      "#C9C 打过了，没人接",
      "#ZZZ ok",
      "添加客户 Foo Bar",
      "Nile的投诉已解决",
    ]) {
      const heard = await lily.says(line);
      expect(
        heard.flatMap(({ message }) => message.draft ?? []),
        line,
      ).toEqual([]);
    }
    expect(await everything()).toEqual(before);
  });
});

describe("the buttons of a draft", () => {
  it("record it, once however often they are pressed", async () => {
    await lily.says("给Nile打了电话聊得不错");
    const shown = lily.hears(/现在还没有记录/);
    await lily.presses("确认记下");
    lily.hears(/已记下/);
    const [button] =
      shown.message.draft === undefined ? [] : [`/confirm ${shown.message.draft.id}`];
    await lily.says(button ?? "");
    lily.hearsNot(/已记下/);
    expect(await touchesOf("Q5E")).toMatchObject([{ outcome: "contacted" }]);
  });

  it("let it go, after which nothing of it can be recorded", async () => {
    const before = await everything();
    await anna.says("called Lyon, they like the samples");
    const id = anna.hears(/Nothing is recorded yet/).message.draft?.id;
    await anna.presses("Don't record");
    anna.hears(/nothing is recorded/);
    await anna.says(`/confirm ${id}`);
    anna.hearsNot(/✅/);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ["lily", "给Nile打了电话聊得不错", "不记了"],
    ["lily", "给Nile打了电话聊得不错", "取消"],
    ["anna", "called Lyon, they like the samples", "cancel"],
    ["anna", "called Lyon, they like the samples", "forget it"],
  ])(
    "have words: %s lets “%s” go by “%s”, and what was recorded before stays",
    async (handle, line, words) => {
      const person = talk.person(handle);
      const ref = handle === "lily" ? "M6Q" : "K9Y";
      await person.says(`#${ref} 已联系`);
      await person.says(line);
      const id = person.hears(/📝/).message.draft?.id;
      await person.says(words);
      person.hears(/好的，没有记录。|Fine, nothing is recorded\./);
      await person.says(`/confirm ${id}`);
      person.hearsNot(/✅/);
      expect(await touchesOf(ref)).toHaveLength(1);
    },
  );
});

describe("an answer in a word", () => {
  it.each(["是的", "对", "ok", "好的", "yes", "没错。"])(
    "%s records the one draft shown",
    async (yes) => {
      await lily.says("Nairobi那家昨天打过电话没人接");
      lily.hears(/现在还没有记录/);
      await lily.says(yes);
      lily.hears(/^✅ 已记下/);
      await lily.says("撤销");
    },
  );

  it.each(["不", "no", "不对吧"])("%s records nothing", async (no) => {
    await lily.says("Nairobi那家昨天打过电话没人接");
    const before = await everything();
    await lily.says(no);
    expect(await everything()).toEqual(before);
  });

  it("is no record where no draft was shown", async () => {
    const before = await everything();
    for (const text of ["是的", "ok", "yes"]) await lily.says(text);
    expect(await everything()).toEqual(before);
  });
});

it("undo under a draft lets the draft go, and takes a record back only when said again", async () => {
  await lily.says("#V4R 未接");
  await lily.says("Nairobi那家昨天打过电话没人接");
  const before = await everything();
  await lily.says("撤销");
  lily.hears(/这条不记/);
  expect(await everything()).toEqual(before);
  await lily.says("撤销");
  lily.hears(/已撤销[\s\S]*#V4R/);
});

describe("what has not happened", () => {
  it.each([
    ["lily", "还没给Nile报价", /^明白，还没发生的不记。/],
    ["anna", "haven't sent the sample to Lyon yet", /^Understood: nothing has happened yet/],
  ] as const)("%s: %s is not recorded, and may be put to tomorrow", async (who, text, shown) => {
    const before = await everything();
    const person = talk.person(who);
    await person.says(text);
    person.hears(shown);
    expect(await everything()).toEqual(before);
  });

  it("undo that takes the last record back", async () => {
    for (const [record, undo] of [
      ["#V4R 未接", "撤销刚才那条"],
      ["#V4R 未接", "undo that"],
      ["#V4R 未接", "undo the last one please, thanks"],
      ["#V4R 未接", "撤销 刚才那条 谢谢"],
      ["#V4R 未接", "undo that, I mixed up the names"],
      ["#V4R 未接", "撤销刚才那条，名字搞混了"],
    ] as const) {
      await lily.says(record);
      await lily.says(undo);
      lily.hears(/已撤销[\s\S]*#V4R/);
    }
  });
});

describe("a plan", () => {
  it.each([
    ["lily", "周五提醒我催Nile的尾款", /到时：催Nile的尾款/, "Q5E", /要做：催Nile的尾款/, "今日"],
    [
      "anna",
      "remind me thursday to chase the deposit from Warszawa",
      /to do: chase the deposit/,
      "Q9M",
      /chase the deposit/,
      "/why #Q9M",
    ],
  ] as const)("of %s keeps what is to be done", async (who, text, drafted, ref, shown, asked) => {
    const person = talk.person(who);
    await person.says(text);
    person.hears(drafted);
    await person.says("1");
    person.hears(drafted);
    await person.says(`/why #${ref}`);
    person.hears(shown.source.startsWith("要做") ? /定在 .*催Nile的尾款/ : shown);
    await person.says(`/c #${ref}`);
    person.hears(/催Nile的尾款|chase the deposit/);
    await person.says("/undo");
    await person.says(asked);
    person.hearsNot(/催Nile的尾款|chase the deposit/);
  });
});

describe("a move of a date", () => {
  it.each([
    ["lily", "Gulf 改到下周三联系", /F8H Gulf Supplies · 已推迟 · 下次 周三 12\/09/],
    ["lily", "Doha推到周五", /H8C Doha Interiors · 已推迟/],
    [
      "anna",
      "move Hansa to next Wednesday",
      /V6V Hansa Werkzeuge GmbH · postponed · next Wed 9 Dec/,
    ],
    ["anna", "push Athens to friday", /Y7N Athens Hotel Supply · postponed · next Fri 4 Dec/],
  ] as const)("of %s says nothing to do: %s", async (who, text, drafted) => {
    const person = talk.person(who);
    await person.says(text);
    person.hears(drafted);
    await person.says(who === "lily" ? "不记" : "don't record");
  });
});

describe("days off of somebody else", () => {
  it.each([
    ["chen", "Lily明天请假", /Lily 本人/],
    ["anna", "Lily is off tomorrow", /only Lily can/],
  ] as const)("%s says %s and nothing is drafted", async (who, text, shown) => {
    const person = talk.person(who);
    const before = await everything();
    await person.says(text);
    person.hears(shown);
    await person.says("1");
    expect(await everything()).toEqual(before);
  });
});

describe("a draft is corrected in words", () => {
  it("by customer, outcome, day and amount, and the former one is gone", async () => {
    await lily.says("和Amman那边开了会，他们下单了 USD 12,500");
    const first = lily.hears(/现在还没有记录/).message.draft?.id;
    for (const [words, item] of [
      ["昨天", { ref: "Y3F", outcome: "ordered", at: "2026-12-01", amount: 12_500 }],
      ["金额是 USD 13,000", { ref: "Y3F", at: "2026-12-01", amount: 13_000, currency: "USD" }],
      ["不对，是Nile", { ref: "Q5E", outcome: "ordered", at: "2026-12-01", amount: 13_000 }],
      ["+1周", { ref: "Q5E", outcome: "ordered", next: "2026-12-09" }],
    ] as const) {
      await lily.says(words);
      const { draft } = lily.hears(/现在还没有记录/).message;
      expect(draft?.items, words).toMatchObject([item]);
    }
    await lily.says("1");
    lily.hears(/已记下\n• #Q5E Nile Trading · 已下单 · 周二 12\/01/);
    expect(await touchesOf("Q5E")).toMatchObject([{ outcome: "ordered", on: "2026-12-01" }]);
    expect(await touchesOf("Y3F")).toEqual([]);
    await lily.says(`/confirm ${first}`);
    lily.hearsNot(/已记下/);
  });

  it("in English, with all that was told of one customer moved to another", async () => {
    await anna.says("spoke to Lyon yesterday");
    await anna.says("no answer");
    expect(anna.hears(/📝/).message.draft?.items).toMatchObject([
      { ref: "E4W", outcome: "no-answer", at: "2026-12-01" },
    ]);
    await anna.says("spoke to Lyon yesterday, they ordered USD 4,000");
    await anna.says("it was #K9Y");
    const { draft } = anna.hears(/📝/).message;
    expect(draft?.items.map(({ ref }) => ref)).toEqual(draft?.items.map(() => "K9Y"));
    await anna.says("1");
    anna.hears(/✅ Recorded/);
    expect(await touchesOf("E4W")).toEqual([]);
  });

  it("is not what days off are, nor what is told of another by name", async () => {
    await lily.says("给Nile打了电话聊得不错");
    await lily.says("我12月10日请假");
    expect(lily.hears(/休假/).message.draft?.items).toMatchObject([{ act: "absence" }]);
    await lily.says("给Nile打了电话聊得不错");
    await lily.says("Tunis 没接");
    expect(lily.hears(/📝/).message.draft?.items).toMatchObject([
      { ref: "E9N", outcome: "no-answer", note: "Tunis 没接" },
    ]);
  });

  it("shows the draft again where it does not say what is different", async () => {
    await lily.says("Nile没接；Tunis的样品收到了");
    const { draft } = lily.hears(/📝/).message;
    await lily.says("昨天");
    expect(lily.hears(/要改哪一条.*\n📝/).message.draft).toEqual(draft);
    await lily.says("1");
    lily.hears(/已记下/);
  });

  it("takes the day that is named beside the one that is shown", async () => {
    const dayAfter = async (line: string) => {
      await lily.says("给Nile打了电话聊得不错，下周二再打");
      await lily.says(line);
      return lily.hears(/📝/).message.draft?.items.map((item) => "next" in item && item.next);
    };
    const thursday = await dayAfter("下周四");
    expect(thursday).toContain("2026-12-10");
    for (const line of ["改下周四，周二他们盘点", "thu 10th not tue", "周二不行，周四12月10日"])
      expect(await dayAfter(line), line).toEqual(thursday);
  });

  it("after it was recorded too: the record is taken back with the 1, not before", async () => {
    await lily.says("#Q5E 已联系 聊了价格");
    await lily.says("不对，是昨天");
    lily.hears(/撤销刚才对 #Q5E 的记录\n• #Q5E Nile Trading · 已联系 · 周二 12\/01/);
    expect(await touchesOf("Q5E")).toMatchObject([{ on: "2026-12-02" }]);
    await lily.says("1");
    lily.hears(/已记下/);
    expect(await touchesOf("Q5E")).toMatchObject([{ outcome: "contacted", on: "2026-12-01" }]);
  });
});

describe("a quote of which no more is known than its text", () => {
  it.each([
    ["ok", "跟进 Nile Trading #Q5E"],
    ["是的", "跟进 Tunis #E9N"],
    ["1", "跟进 Nile Trading #Q5E"],
  ])("%s to “%s” records no draft about another", async (words, quoting) => {
    await lily.says("Nairobi那家昨天打过电话没人接");
    lily.hears(/现在还没有记录/);
    await lily.says(words, { quoting });
    expect(await touchesOf("T4X")).toEqual([]);
  });

  it.each(["ok", "1"])("%s to the draft itself records it", async (words) => {
    await lily.says("Nairobi那家昨天打过电话没人接");
    await lily.says(words, { quoting: lily.hears(/现在还没有记录/).text });
    lily.hears(/^✅ 已记下/);
    expect(await touchesOf("T4X")).toMatchObject([{ outcome: "no-answer" }]);
  });

  it("gives an order no sum that is told of another", async () => {
    const amounts = () =>
      app.genjin.app.store.rows(sql`
        SELECT o.* FROM customer_order o JOIN customer c ON c.id = o.customer_id WHERE c.ref = 'C2Y'`);
    const before = await amounts();
    await lily.says("#C2Y 下单");
    lily.hears(/这单多少金额/);
    await lily.says("USD 300", { quoting: "跟进 Nile Trading #Q5E" });
    expect(await amounts()).toEqual(before);
    await lily.says("#E9N 下单");
    await lily.says("USD 300", { quoting: lily.hears(/这单多少金额/).text });
    lily.hears(/✅ 订单已记/);
  });
});

describe("what happens meanwhile", () => {
  it("other talk lets a 1 mean something else", async () => {
    await lily.says("给Nile打了电话聊得不错");
    await lily.says("今天该联系谁");
    await lily.says("1");
    lily.hearsNot(/已记下/);
    expect(await touchesOf("Q5E")).toEqual([]);
  });

  it("a customer that changes hands is refused, and nothing is recorded", async () => {
    await lily.says("Nile没接；Tunis的样品收到了");
    await app.genjin.app.store.run(sql`
      UPDATE customer SET owner_id = (SELECT id FROM member WHERE handle = 'anna')
      WHERE ref = 'Q5E'`);
    const before = await everything();
    await lily.says("1");
    expect(lily.hears(/./).text).not.toMatch(/已记下|Nile|Tunis/);
    expect(await everything()).toEqual(before);
  });

  it("an event that comes twice drafts once, and its 1 records once", async () => {
    await lily.says("给Nile打了电话聊得不错", { key: "draft-1" });
    expect(await lily.says("给Nile打了电话聊得不错", { key: "draft-1" })).toEqual([]);
    const [{ count } = { count: "" }] = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) FROM draft`,
    );
    expect(Number(count)).toBe(1);
    await lily.says("1", { key: "draft-2" });
    lily.hears(/已记下/);
    expect(await lily.says("1", { key: "draft-2" })).toEqual([]);
    expect(await touchesOf("Q5E")).toHaveLength(1);
  });
});

describe("a draft told in a group", () => {
  it("goes to the sender alone; the group learns nothing", async () => {
    const [{ id: team } = { id: "" }] = await app.genjin.app.store.rows<{ id: string }>(sql`
      SELECT t.team_id AS id FROM team_member t JOIN member m ON m.id = t.member_id
      WHERE m.handle = 'lily'`);
    const heard = await lily.says("#Q5E 那边开了会，他们下单了 USD 12,500", { inTeam: team });
    const inGroup = heard.filter(({ chat }) => chat !== "direct:lily");
    expect(JSON.stringify(inGroup)).not.toMatch(/Nile|12,?500|ordered|下单/);
    const [shown, ...others] = heard.filter(({ chat }) => chat === "direct:lily");
    expect(others).toEqual([]);
    expect(shown?.message.draft?.items).toMatchObject([
      { ref: "Q5E", outcome: "ordered", amount: 12_500 },
    ]);
    expect(await touchesOf("Q5E")).toEqual([]);
    const [confirm] = shown === undefined ? [] : buttonsOf(shown.message);
    await lily.says(confirm?.command ?? "");
    lily.hears(/已记下\n• #Q5E Nile Trading · 已下单/);
    expect(await touchesOf("Q5E")).toMatchObject([{ outcome: "ordered" }]);
  });
});

describe("the local chat", () => {
  it("carries the draft as data beside its text", async () => {
    const body = JSON.stringify({ as: "lily", chat: "direct:lily", text: "Tunis昨天没接" });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${app.url}local/messages`, { method: "POST", headers, body });
    const { answers } = (await answer.json()) as { answers: { draft?: unknown }[] };
    expect(answers.flatMap(({ draft }) => draft ?? [])).toMatchObject([
      {
        id: expect.any(String),
        items: [{ act: "touch", ref: "E9N", outcome: "no-answer", at: "2026-12-01" }],
      },
    ]);
  });
});

describe("a line that is too long", () => {
  const talk = "今年的订单主要靠酒店项目，价格压得很低，";

  it("is drafted up to a mark, and says where what is not read begins", async () => {
    await lily.says(`和Amman那边开了会，${talk.repeat(29)}样品颜色月底前定。Nairobi没接`);
    const { text } = lily.hears(/#Y3F Amman Medical Supply · 已联系/);
    expect(text).toMatch(/价格压得很低” · 下次/);
    expect(text).toMatch(/✂ 这条太长，.*：“样品颜色月底前定。Nairobi没接”/);
    expect(text).not.toMatch(/Nairobi.* · 未接/);
    await lily.says("1");
    expect(await touchesOf("Y3F")).toMatchObject([{ outcome: "contacted" }]);
  });

  it("keeps all of its words where it is read whole", async () => {
    await lily.says(`和Amman那边开了会，${talk.repeat(27)}样品颜色月底前定`);
    const { text } = lily.hears(/#Y3F .*样品颜色月底前定” · /);
    expect(text).not.toMatch(/✂/);
    await lily.says("1 ok");
  });
});
