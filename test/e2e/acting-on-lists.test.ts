import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let refs: readonly string[];

const names = Array.from({ length: 24 }, (_, at) => `Delta Mill ${at + 1}`);

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const sketch = (name: string, owner: "lily" | "tom", country = "EG") =>
    ({
      name,
      owner,
      country,
      zone: "Africa/Cairo",
      tier: "C",
      touches: [{ at: "2026-09-02T09:00:00Z", outcome: "contacted" }],
    }) as const;
  refs = await house.addCustomers(names.map((name) => sketch(name, "lily")));
  await house.addCustomers([
    sketch("All Star Trading", "lily", "FR"),
    sketch("Nile Trading", "lily", "FR"),
    sketch("Giza Paper", "tom"),
    sketch("Sinai Tools", "tom"),
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T11:50:00Z");
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

/** The tags of Lily's customers, as often as they are there. */
async function tagged(tag: string): Promise<number> {
  const [row] = await app.genjin.app.store.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM customer WHERE ${tag} = ANY(tags)`,
  );
  return row?.count ?? 0;
}

async function audited(): Promise<number> {
  const [row] = await app.genjin.app.store.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM audit_entry WHERE undo IS NOT NULL`,
  );
  return row?.count ?? 0;
}

describe("the whole of a list", () => {
  it.each([
    ["全部 标签 唤醒", 24],
    ["全部标签 唤醒", 24],
    ["所有 打标签 唤醒", 24],
    ["all tag 唤醒", 24],
    ["/tag all 唤醒", 24],
    ["标签 全部 唤醒", 24],
    ["all but 3 tag 唤醒", 23],
    ["all except 1-4 tag 唤醒", 20],
    ["全部，除了2,5，标签 唤醒", 22],
    ["除了3以外的都标签 唤醒", 23],
    ["除了 1、2 其他全部 标签 唤醒", 22],
  ])("%s", async (line, count) => {
    await lily.says("/find country:EG");
    lily.hears(/24 家/);
    const before = await audited();
    await lily.says(line);
    lily.hears(new RegExp(`📝 ${count} 家客户将改变`));
    expect(await tagged("唤醒")).toBe(0);
    await lily.says("1");
    lily.hears(new RegExp(`✅ ${count} 家客户`));
    expect(await tagged("唤醒")).toBe(count);
    expect(await audited()).toBe(before + 1);
    await lily.says("撤销");
    expect(await tagged("唤醒")).toBe(0);
  });

  it("is what the list would show, page by page, by the numbers of the pages before", async () => {
    await lily.says("/find country:EG");
    await lily.says("更多");
    await lily.says("全部除了1 推迟 7天");
    lily.hears(/📝 23 家客户将改变/);
    lily.hears(/推迟 · 周三 12\/09 · 23 家/);
    await lily.says("除了24 都标签 唤醒");
    lily.hears(/列表到 20 号为止/);
  });

  it("goes on with anything else said: then nothing changes", async () => {
    await lily.says("/find country:EG");
    await lily.says("all snooze 7d");
    lily.hears(/24 家客户将改变/);
    await lily.says("今日");
    await lily.says("1");
    lily.hearsNot(/✅/);
    const [row] = await app.genjin.app.store.rows<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM customer WHERE requested_on IS NOT NULL`,
    );
    expect(row?.count).toBe(0);
  });

  it("is let go by a no and by its button", async () => {
    await lily.says("/find country:EG");
    await lily.says("全部 等级 D");
    await lily.says("不");
    lily.hearsNot(/✅/);
    await lily.says("/find country:EG");
    await lily.says("全部 等级 D");
    await lily.presses("不改");
    lily.hearsNot(/✅/);
    await lily.says("等级 1-3 D");
    lily.hears(/3 家客户将改变/);
    await lily.presses("就这样改");
    lily.hears(/✅ 3 家客户/);
    await lily.presses("撤销");
    lily.hears(/等级|撤销/);
  });

  it("says of whom nothing changes, a line for each reason", async () => {
    const [first, second, third] = refs;
    await lily.says(`/stop ${first} 全停`);
    await lily.says(`/snooze ${second} 2026-12-10`);
    await lily.says("/find country:EG");
    await lily.says("全部 推迟 8天");
    lily.hears(/📝 23 家客户将改变/);
    lily.hears(new RegExp(`要求停止联系，不动 1 家：#${first}`));
    await lily.says("/resume #" + first);
    await lily.says(`等级 ${third} D`);
    await lily.says("/find country:EG");
    await lily.says("全部 等级 D");
    lily.hears(/📝 23 家客户将改变/);
    lily.hears(new RegExp(`本来就是这样，不动 1 家：#${third}`));
    lily.hears(/等级 C → D · 23 家/);
    await lily.says("1");
    lily.hears(/✅ 23 家客户/);
    await lily.says("全部 等级 D");
    lily.hears(/24 家都没有要改的/);
    await lily.says(`撤销`);
  });

  it("is recorded as touches once it is confirmed", async () => {
    await lily.says("/find country:FR");
    await lily.says("全部 ok 已发新目录");
    lily.hears(/现在还没有记录/);
    lily.hears(/All Star Trading/);
    lily.hears(/Nile Trading/);
    await lily.says("1");
    lily.hears(/✅ 已记下/);
    await lily.says("撤销");
    await lily.says("/find country:FR");
    await lily.says("all na");
    lily.hears(/现在还没有记录/);
  });

  it("is given away by who may", async () => {
    await tom.says("/find country:EG");
    await tom.says("all give to lily");
    tom.hearsNot(/will change/);
    await wei.says("/find owner:tom");
    await wei.says("全部 交给 lily");
    wei.hears(/2 家客户将改变/);
    wei.hears(/负责人 tom → lily/);
    await wei.says("1");
    wei.hears(/✅ 2 家客户/);
    await wei.says("撤销");
    wei.hears(/撤销/);
  });

  it("leaves out whoever is somebody else's by then, and says so", async () => {
    await tom.says("/find country:EG");
    await tom.says("all tag expo");
    tom.hears(/2 customers will change/);
    const giza = await app.genjin.app.store.rows<{ ref: string }>(
      sql`SELECT ref FROM customer WHERE name = 'Giza Paper'`,
    );
    await wei.says(`/own ${giza[0]?.ref} lily`);
    await tom.says("1");
    tom.hears(/✅ 1 customer/);
    tom.hears(/1 is not yours any more/);
    await wei.says("撤销");
  });

  it("is the list of a saved search with its further pages", async () => {
    await lily.says("/find country:EG save:尼罗河老客户");
    await lily.says("/find 尼罗河老客户");
    lily.hears(/尼罗河老客户/);
    await lily.says("全部 标签 唤醒");
    lily.hears(/📝 24 家客户将改变/);
    await lily.says("/find 尼罗河老客户");
    await lily.says("更多");
    await lily.says("除了 12 都标签 唤醒");
    lily.hears(/📝 23 家客户将改变/);
  });

  it("is the list replied to, by its own numbers, though the latest begins alike", async () => {
    await lily.says("/find country:EG");
    const egypt = lily.hears(/24 家/);
    await lily.says("/find country:EG,FR");
    const both = lily.hears(/26 家/);
    await lily.says("all but 3 tag 唤醒", { replyTo: egypt });
    lily.hears(/📝 23 家客户将改变/);
    await lily.says("/find country:EG,FR");
    await lily.says("更多");
    await lily.says("all but 3,13 tag 唤醒", { replyTo: both });
    lily.hears(/📝 24 家客户将改变/);
  });

  it("is not the latest where another list is quoted", async () => {
    await lily.says("/find country:EG");
    const egypt = lily.hears(/24 家/);
    await lily.says("全部 标签 唤醒", { quoting: egypt.text });
    lily.hears(/📝 24 家客户将改变/);
    await lily.says("/find country:FR");
    await lily.says("全部 标签 唤醒", { quoting: egypt.text });
    lily.hears(/这里还没有列表/);
    lily.hearsNot(/📝/);
    await lily.says("all tag 唤醒", { quoting: `跟进 Delta Mill 1 #${refs[0]}` });
    lily.hearsNot(/📝 2 家/);
    await lily.says("all tag 唤醒");
    lily.hears(/📝 2 家客户将改变/);
  });

  it("needs a list", async () => {
    const chen = talk.person("chen");
    await chen.says("全部 标签 唤醒");
    chen.hearsNot(/将改变|✅/);
  });
});

describe("a quote of which no more is known than its text", () => {
  const whole = /📝 24 家客户将改变/;

  it.each(["ok", "1", "好的", "全部"])(
    "of one customer is no answer to the question about all: %s",
    async (words) => {
      await lily.says("/find country:EG");
      await lily.says("全部 标签 唤醒");
      lily.hears(whole);
      await lily.says(words, { quoting: `跟进 Delta Mill 2 #${refs[1]}` });
      lily.hearsNot(/✅ 24 家客户/);
      expect(await tagged("唤醒")).toBe(0);
    },
  );

  it.each(["ok", "1"])("of the question itself is its answer: %s", async (words) => {
    await lily.says(`/tag ${refs[0]} 唤醒`);
    await lily.says(`/tag ${refs[1]} 唤醒`);
    await lily.says("/find country:EG");
    await lily.says("全部 标签 唤醒");
    const { text } = lily.hears(/📝 22 家客户将改变/);
    await lily.says(words, { quoting: text });
    lily.hears(/✅ 22 家客户/);
    expect(await tagged("唤醒")).toBe(24);
  });

  it("of a few is theirs alone", async () => {
    await lily.says(`标签 ${refs[2]}、${refs[3]} 唤醒`);
    const { text } = lily.hears(/📝 2 家客户将改变/);
    await lily.says("ok", { quoting: `1 Delta Mill 5 #${refs[4]}\n2 Delta Mill 6 #${refs[5]}` });
    lily.hearsNot(/✅ 2 家客户/);
    expect(await tagged("唤醒")).toBe(0);
    await lily.says(`标签 ${refs[2]}、${refs[3]} 唤醒`);
    await lily.says("ok", { quoting: text });
    lily.hears(/✅ 2 家客户/);
  });
});

describe("several by name", () => {
  it.each([
    ["/tag All Star Trading 唤醒", 1],
    ["/tag Nile Trading, All Star Trading 唤醒", 2],
    ["标签 Nile Trading 和 Delta Mill 3 唤醒", 2],
    ["/tag Nile Trading、Delta Mill 3、Delta Mill 4 唤醒", 3],
  ])("%s", async (line, count) => {
    await lily.says(line);
    if (count > 1) {
      lily.hears(new RegExp(`${count} 家客户将改变`));
      await lily.says("1");
    }
    lily.hears(/✅/);
    expect(await tagged("唤醒")).toBe(count);
    await lily.says("撤销");
    expect(await tagged("唤醒")).toBe(0);
  });

  it("takes no word for a further customer that nothing joins to those before", async () => {
    await lily.says(`/tag ${refs[0]} Nile`);
    lily.hears(/✅ .*\+Nile/);
    expect(await tagged("Nile")).toBe(1);
    await lily.says("撤销");
  });

  it("changes nothing where one of them is nobody", async () => {
    await lily.says("/tag Nile Trading, K3F 唤醒");
    lily.hears(/没有客户 #K3F/);
    await lily.says("/tier Nile Trading, Delta Mill 2 B");
    lily.hears(/2 家客户将改变/);
    expect(await tagged("唤醒")).toBe(0);
  });
});
