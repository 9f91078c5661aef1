import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { addContacts } from "../support/contacts.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let hansa = "";
let cairo = "";
let bath = "";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [hansa = "", cairo = "", bath = ""] = await house.addCustomers([
    { name: "Hansa Getriebe", owner: "lily", country: "DE", zone: "Europe/Berlin" },
    { name: "Cairo Glass", owner: "lily", country: "EG", zone: "Africa/Cairo" },
    { name: "Bath Tiles", owner: "tom", country: "GB", zone: "Europe/London" },
  ]);
  await addContacts(app.genjin.app.store, cairo, [{ name: "Amira Saleh" }, { name: "Omar Saleh" }]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

const people = () =>
  app.genjin.app.store.rows<{ name: string; role: string | null }>(
    sql`SELECT name, role FROM contact ORDER BY name`,
  );

describe("a contact that is typed", () => {
  it("is added at once with function, address and number, and taken back", async () => {
    const lily = talk.person("lily");
    await lily.says(`联系人 ${hansa} Maria Lopez 采购 maria@hansa.example +49 40 5550 100`);
    lily.hears(
      /✅ #\w+ Hansa Getriebe · 新联系人 Maria Lopez · .*职位：采购.*maria@hansa\.example/,
    );
    expect(await people()).toContainEqual({ name: "Maria Lopez", role: "采购" });
    await lily.says(`/c ${hansa} 全部`);
    lily.hears(/Maria Lopez · 采购 · \+49 40 5550 100 · maria@hansa\.example（2026\/12\/02 确认）/);
    await lily.says("撤销");
    lily.hears(/已撤销：新增的联系人已删除/);
    expect(await people()).toHaveLength(2);
  });

  it.each([
    ["Maria Lopez, Head of Purchasing, maria@x.example", "Maria Lopez", "Head of Purchasing"],
    ["Maria Lopez Purchasing Manager", "Maria Lopez", "Purchasing Manager"],
    ["Jan van der Berg role: QA", "Jan van der Berg", "QA"],
    ["Ahmed Al-Farsi +971 50 555 0199", "Ahmed Al-Farsi", null],
    ["王小明 采购经理", "王小明", "采购经理"],
  ])("is read: %s", async (line, name, role) => {
    const tom = talk.person("tom");
    await tom.says(`contact ${bath} ${line}`);
    tom.hears(/✅ .*new contact/);
    expect(await people()).toContainEqual({ name, role });
  });

  it.each(["tomorrow", "about the price", "Friday", "on Monday morning"])(
    "is nobody in “contact … %s”",
    async (rest) => {
      await talk.person("tom").says(`contact ${bath} ${rest}`);
      expect(await people()).toHaveLength(2);
    },
  );

  it("is removed, and what was said with them stays; the undo brings all back", async () => {
    const lily = talk.person("lily");
    await lily.says(`contact ${hansa} Maria Lopez buyer`);
    await lily.says(`${hansa} Maria 生日 3月3日`);
    await lily.says(`${hansa} ok 和 Maria Lopez 聊了报价`);
    const touches = () =>
      app.genjin.app.store.rows<{ with: string | null }>(sql`
        SELECT p.name AS with FROM touch t LEFT JOIN contact p ON p.id = t.contact_id`);
    expect(await touches()).toEqual([{ with: "Maria Lopez" }]);
    await lily.says(`删除联系人 ${hansa} Maria`);
    lily.hears(/已删除联系人 Maria Lopez/);
    expect(await touches()).toEqual([{ with: null }]);
    await lily.says("撤销");
    lily.hears(/已撤销：联系人恢复/);
    expect(await touches()).toEqual([{ with: "Maria Lopez" }]);
    await lily.says(`联系人 ${hansa}`);
    lily.hears(/Maria Lopez · buyer · 生日：3月3日（2026\/12\/02 确认）/);
    await lily.says(`${hansa} Maria 删除`);
    lily.hears(/已删除联系人 Maria Lopez/);
  });
});

describe("what is known of a person", () => {
  it.each([
    ["生日 3月3日", /Jens Voss · 生日：3月3日/],
    ["taboo: no pork", /Jens Voss · ⚠ 忌讳：no pork/],
    ["likes: football, tea", /喜欢：football, tea/],
    ["speaks Spanish", /语言：西班牙语/],
    ["superstition: 数字4", /讲究：数字4/],
    ["cares about: delivery dates", /看重：delivery dates/],
    ["背景：在深圳读过书", /背景：在深圳读过书/],
    ["level: executive", /级别：高管/],
    ["职位：总经理", /职位：总经理/],
    ["phone +49 171 555 0101", /电话：\+49 171 555 0101/],
    ["second phone: +49 40 5550 102", /第二电话：\+49 40 5550 102/],
    ["邮箱 jens@hansa.example", /邮箱：jens@hansa\.example/],
    ["生日 农历八月十五", /生日：农历8月15日/],
    ["birthday 3 March 1980", /生日：1980\/03\/03/],
    ["备注：怕吵", /备注：怕吵/],
  ])("is kept at once: K3F Jens %s", async (line, answer) => {
    const lily = talk.person("lily");
    await lily.says(`联系人 ${hansa} Jens Voss`);
    await lily.says(`${hansa} Jens ${line}`);
    lily.hears(answer);
    lily.hears(/撤销/);
    await lily.says(`/c ${hansa} 全部`);
    const known = /[：:]/.test(answer.source) ? answer.source.split("：")[1] : "";
    lily.hears(new RegExp(`Jens Voss[\\s\\S]*${known}`));
  });

  it("is changed, forgotten and confirmed anew", async () => {
    const lily = talk.person("lily");
    await lily.says(`联系人 ${hansa} Jens Voss`);
    await lily.says(`${hansa} Jens phone +49 171 555 0101`);
    talk.setClock("2027-01-05T02:00:00Z");
    await lily.says(`${hansa} Jens phone +49 171 555 0102`);
    await lily.says(`联系人 ${hansa} Jens`);
    lily.hears(/\+49 171 555 0102（2027\/01\/05 确认）/);
    await lily.says("撤销");
    await lily.says(`联系人 ${hansa} Jens`);
    lily.hears(/\+49 171 555 0101（2026\/12\/02 确认）/);
    await lily.says(`${hansa} Jens 电话 无`);
    lily.hears(/电话：已去掉/);
    await lily.says(`联系人 ${hansa} Jens`);
    lily.hearsNot(/555/);
    await lily.says(`${hansa} Jens name: Jens Voss-Meier`);
    expect(await people()).toContainEqual({ name: "Jens Voss-Meier", role: null });
  });

  it("asks which of several, and whether a new one is meant", async () => {
    const lily = talk.person("lily");
    await lily.says(`${cairo} 生日 5月6日`);
    lily.hears(/是哪位联系人？[\s\S]*Amira Saleh[\s\S]*Omar Saleh/);
    await lily.says("2");
    lily.hears(/Omar Saleh · 生日：5月6日/);
    await lily.says(`${cairo} Saleh 生日 5月7日`);
    lily.hears(/是哪位联系人？/);
    await lily.says(`${cairo} Huda taboo: alcohol`);
    lily.hears(/没有叫 Huda 的联系人。是哪位？/);
    await lily.presses(/新联系人 Huda/);
    lily.hears(/新联系人 Huda · ⚠ 忌讳：alcohol/);
    await lily.says(`${hansa} 生日 5月7日`);
    lily.hears(/还没有联系人/);
  });

  it("has a birthday only where the day is clear", async () => {
    const lily = talk.person("lily");
    await lily.says(`${cairo} Omar birthday: 3/4`);
    await lily.says(`${cairo} Omar birthday: 31 February`);
    lily.hears(/没有记录/);
  });

  it("feeds the list of birthdays", async () => {
    const lily = talk.person("lily");
    await lily.says(`${cairo} Omar 生日 12月5日`);
    await lily.says("最近谁过生日");
    lily.hears(/Omar/);
  });

  it("is no field where a sentence tells", async () => {
    const lily = talk.person("lily");
    for (const told of ["Omar likes the samples", "Omar 电话 没接", "Omar phone no answer"])
      await lily.says(`${cairo} ${told}`);
    const kept = await app.genjin.app.store.rows(
      sql`SELECT id FROM contact WHERE phone IS NOT NULL OR preferences IS NOT NULL`,
    );
    expect(kept).toEqual([]);
  });

  it("is nobody else's to see or set, is told to no group, and is sealed", async () => {
    const tom = talk.person("tom");
    await tom.says(`contact ${cairo} Eve Spy`);
    await tom.says(`${cairo} Omar taboo: alcohol`);
    expect(await people()).toHaveLength(2);
    const lily = talk.person("lily");
    await lily.says(`联系人 ${cairo} Omar taboo: alcohol`, { inTeam: house.teamId });
    lily.hears(/alcohol/);
    const said = await app.genjin.app.store.rows<{ taboos: string }>(
      sql`SELECT encode(taboos, 'escape') AS taboos FROM contact WHERE taboos IS NOT NULL`,
    );
    expect(said).toHaveLength(1);
    expect(said[0]?.taboos).not.toContain("alcohol");
    const audited = await app.genjin.app.store.rows<{ action: string; fields: string[] }>(
      sql`SELECT action, fields FROM audit_entry WHERE action = 'fact.kept'`,
    );
    expect(audited[0]?.fields).toContain("contact.taboos");
  });
});

describe("what a sentence tells of a person", () => {
  it.each([
    ["Amira 现在负责采购", /Amira Saleh · 职位：采购/],
    ["Omar 不吃猪肉 记一下", /Omar Saleh · ⚠ 忌讳：不吃猪肉/],
    ["Omar is allergic to peanuts", /Omar Saleh · ⚠ 忌讳：is allergic to peanuts/],
    ["Amira speaks French", /Amira Saleh · 语言：法语/],
    ["Amira 爱喝薄荷茶", /Amira Saleh · 喜欢：薄荷茶/],
    ["Amira studied in Shanghai", /Amira Saleh · 背景：studied in Shanghai/],
    ["Amira的生日是3月3日", /Amira Saleh · 生日：3月3日/],
  ])("is a draft of the field: %s", async (line, draft) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hears(/现在还没有记录/);
    lily.hears(draft);
    await lily.says("1");
    lily.hears(/已记/);
    await lily.says("撤销");
    const kept = await app.genjin.app.store.rows(sql`SELECT id FROM contact_confirmation`);
    expect(kept).toEqual([]);
  });

  it("names a new person as one, and asks where nobody is named", async () => {
    const lily = talk.person("lily");
    await lily.says("Cairo Glass: Huda's birthday is 3 March");
    lily.hears(/新联系人 Huda · 生日：3月3日/);
    await lily.says("1");
    expect(await people()).toContainEqual({ name: "Huda", role: null });
    await lily.says("Cairo Glass 采购的生日是5月6日");
    lily.hears(/生日：5月6日。是哪位联系人？/);
    await lily.presses(/Omar/);
    lily.hears(/Omar Saleh · 生日：5月6日/);
  });

  it("stays a note where it says more, or nobody's field", async () => {
    const lily = talk.person("lily");
    await lily.says("Omar doesn't like long calls");
    lily.hearsNot(/喜欢：/);
    await lily.says("Omar 爱喝茶，不抽烟，周五不上班");
    lily.hearsNot(/喜欢：茶，/);
  });
});
