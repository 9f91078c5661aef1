import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { addContacts } from "../support/contacts.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let hansa = "";
let cairo = "";
let bath = "";

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  [hansa = "", cairo = "", bath = ""] = await house.addCustomers([
    { name: "Hansa Getriebe", owner: "lily", country: "DE", zone: "Europe/Berlin" },
    { name: "Cairo Glass", owner: "lily", country: "EG", zone: "Africa/Cairo" },
    { name: "Bath Tiles", owner: "tom", country: "GB", zone: "Europe/London" },
  ]);
  const { store } = app.genjin.app;
  await addContacts(store, hansa, [{ name: "Maria Lopez" }, { name: "Jens Weber" }]);
  await addContacts(store, cairo, [{ name: "Amira Saleh" }, { name: "Omar Saleh" }]);
  await addContacts(store, bath, [{ name: "Emma Clarke" }]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

const people = async (ref: string) =>
  (
    await app.genjin.app.store.rows<{ name: string; role: string | null; gone: boolean }>(sql`
      SELECT p.name, p.role, p.left_at IS NOT NULL AS gone FROM contact p
      JOIN customer c ON c.id = p.customer_id WHERE c.ref = ${ref.replace("#", "")} ORDER BY p.name`)
  ).map(({ name, role, gone }) => `${name}${role === null ? "" : ` (${role})`}${gone ? " †" : ""}`);

describe("somebody who left", () => {
  it("is shown as a former contact, with the new one beside; one undo takes both back", async () => {
    const lily = talk.person("lily");
    await lily.says(`${hansa} Maria 生日 12月4日`);
    await lily.says(`承诺 ${hansa} 周五前 报价`);
    await lily.says(`${hansa} Maria 离职了，接替的是 Ana Ruiz 采购`);
    lily.hears(/✅ #\w+ Hansa Getriebe · Maria Lopez 已离职 · 接替：Ana Ruiz · 职位：采购/);
    expect(await people(hansa)).toEqual(["Ana Ruiz (采购)", "Jens Weber", "Maria Lopez †"]);
    await lily.says(`/c ${hansa} 全部`);
    lily.hears(/以前的联系人\n• Maria Lopez · 2026\/12\/02 离职/);
    lily.hears(/Ana Ruiz · 采购/);
    lily.hearsNot(/Maria Lopez · 生日/);
    await lily.says(`联系人 ${hansa}`);
    lily.hears(/联系人 2 位[\s\S]*以前的联系人/);
    await lily.says(`${hansa} Maria 离职了`);
    lily.hears(/离职已经记过了/);
    await lily.says("撤销");
    lily.hears(/已撤销：联系人照旧/);
    expect(await people(hansa)).toEqual(["Jens Weber", "Maria Lopez"]);
  });

  it("has no birthday here any more", async () => {
    const lily = talk.person("lily");
    await lily.says(`${hansa} Maria 生日 12月4日`);
    await lily.says("这周谁过生日");
    lily.hears(/Hansa/);
    await lily.says(`${hansa} Maria 离职了`);
    await lily.says("这周谁过生日");
    lily.hearsNot(/Hansa/);
    await lily.says("撤销");
  });

  it.each([
    ["Emma left, Ana is new (purchasing)", ["Ana (purchasing)", "Emma Clarke †"]],
    ["Emma Clarke has left the company", ["Emma Clarke †"]],
    ["Emma resigned, Ana Ruiz took over", ["Ana Ruiz", "Emma Clarke †"]],
    ["Emma is no longer there. New contact is Paul Reed", ["Emma Clarke †", "Paul Reed"]],
    ["Emma 离职了，由 Paul Reed 接手", ["Emma Clarke †", "Paul Reed"]],
    ["Emma 辞职了", ["Emma Clarke †"]],
  ])("is told by reference: %s", async (line, expected) => {
    const tom = talk.person("tom");
    await tom.says(`${bath} ${line}`);
    expect(await people(bath)).toEqual(expected);
    await tom.says("/undo");
    expect(await people(bath)).toEqual(["Emma Clarke"]);
  });

  it("of a customer that is not named is asked about, and recorded by a 1", async () => {
    const tom = talk.person("tom");
    await tom.says("Emma left, Ana is new (purchasing)");
    tom.hears(/At which customer\? Nothing is recorded yet/);
    tom.hears(/1 #\w+ Bath Tiles · Emma Clarke has left · new: Ana/);
    expect(await people(bath)).toEqual(["Emma Clarke"]);
    await tom.says("1");
    expect(await people(bath)).toEqual(["Ana (purchasing)", "Emma Clarke †"]);
    await tom.says("/undo");
    const lily = talk.person("lily");
    await lily.says("Jens 离职了，接替的是 Karl Braun");
    lily.hears(/是哪家客户的？[\s\S]*Hansa Getriebe · Jens Weber 已离职 · 接替：Karl Braun/);
    await lily.says("Emma 离职了");
    lily.hearsNot(/Bath|已离职/);
  });

  it("is one of several of that name only once it is said who", async () => {
    const lily = talk.person("lily");
    await lily.says(`${cairo} Saleh 离职了`);
    lily.hears(/是哪位联系人[\s\S]*1 Amira Saleh[\s\S]*2 Omar Saleh/);
    await lily.says("2");
    lily.hears(/Omar Saleh 已离职/);
    expect(await people(cairo)).toEqual(["Amira Saleh", "Omar Saleh †"]);
    await lily.says("撤销");
  });

  it.each(["Emma left a message", "Emma left for lunch", "Emma left us a voicemail, call her"])(
    "is nobody who only %s",
    async (line) => {
      const tom = talk.person("tom");
      await tom.says(`${bath} ${line}`);
      expect(await people(bath)).toEqual(["Emma Clarke"]);
    },
  );

  it("is told to nobody in a group", async () => {
    const tom = talk.person("tom");
    const heard = await tom.says("Emma left, Ana is new (purchasing)", { inTeam: "Team One" });
    for (const { chat, text } of heard)
      if (chat !== "direct:tom") expect(text).not.toMatch(/Bath|Emma/);
    expect(await people(bath)).toEqual(["Emma Clarke"]);
  });
});
