import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { actorAt } from "../../app/actor-at.ts";
import { importFile } from "../../app/import/import-file.ts";
import { revertImport } from "../../app/import/revert-import.ts";
import type { ImportWords } from "../../app/import/values/words.ts";
import type { Instant } from "../../core/time/civil.ts";
import { locales } from "../../core/vocabulary.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";
import { memberByHandle } from "../../store/members/members.ts";

/** Wednesday 2 December 2026, 11:00 in Shanghai. */
const wednesday = "2026-12-02T03:00:00Z";
/** Eight days later: who was warned when the pool was switched on, has had a week. */
const later = "2026-12-10T03:00:00Z";

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const replied = (at: string) => [{ at: `${at}T08:20:00Z`, outcome: "replied" as const }];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    // Overdue for more than half of their sixty days.
    { name: "Quito Flores", owner: "tom", country: "EC", touches: replied("2026-07-01") },
    { name: "Rabat Cuir", owner: "tom", country: "MA", touches: replied("2026-06-01") },
    { name: "Sofia Glass", owner: "lily", country: "BG", touches: replied("2026-08-01") },
    // Due only just.
    { name: "Tampere Steel", owner: "tom", country: "FI", touches: replied("2026-09-25") },
    // Another team's.
    { name: "Ulm Werkzeug", owner: "ann", country: "DE", touches: replied("2026-05-01") },
    { name: "Varna Port", owner: "tom", tier: "KA", country: "BG", touches: replied("2026-05-01") },
    { name: "Wels Metall", owner: "tom", country: "AT", touches: replied("2026-06-20") },
    { name: "Xanthi Tobacco", owner: "tom", country: "GR", touches: replied("2026-06-25") },
    { name: "Yambol Wool", owner: "lily", country: "BG", touches: replied("2026-11-25") },
  ]);
  await store().run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
});
const store = () => app.genjin.app.store;

const ownerOf = async (name: string) =>
  (
    await store().rows<{ handle: string }>(sql`SELECT m.handle FROM customer c
      JOIN member m ON m.id = c.owner_id WHERE c.name = ${name}`)
  )[0]?.handle;

const actorOf = async (handle: string) => {
  const known = await memberByHandle(store(), handle);
  if (known === null) throw new Error(`no ${handle}`);
  return actorAt(known, Date.parse(later) as Instant, "cli");
};

/** Takes in a file of customers as the admin. */
async function giveByFile(content: string) {
  const folder = mkdtempSync(join(tmpdir(), "genjin-pool-"));
  const source = join(folder, "owners.csv");
  writeFileSync(source, content);
  const { translator } = app.genjin.bot;
  const words: ImportWords = locales.map((locale) => ({
    ...(translator.bundle(locale, "import-words") as ImportWords[number]),
    ...(translator.bundle(locale, "festivals") as Pick<ImportWords[number], "festivals">),
  }));
  const taken = await importFile(app.genjin.app, await actorOf("wei"), {
    ...{ kind: "customers", preset: null, source, fileName: "owners.csv", dryRun: false },
    ...{ partial: null, currency: null, words },
  });
  rmSync(folder, { recursive: true });
  return taken;
}

/** Switches the pool on as the admin, a week and a day ago. */
async function open(rules = "") {
  const wei = talk.person("wei");
  await wei.says(`公海 设 开${rules === "" ? "" : `，${rules}`}`);
  talk.setClock(later);
}

beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("the rules of the pool", () => {
  it("are the admin's, shown whole, and taken back with one word; off until then", async () => {
    const lily = talk.person("lily");
    await lily.says("公海");
    lily.hears(/公海还没开/);
    await lily.says("公海 设 开");
    lily.hears(/公海规则由管理员来设/);
    const wei = talk.person("wei");
    await wei.says("公海 设");
    wei.hears(/公海：关/);
    await wei.says(
      "公海 设 开，3次，不含 KA、A，订单 60天，每天看 7，每天认领 2，持有 200，功劳 20%，回认 10天",
    );
    wei.hears(/公海：开[\s\S]*超过 3 个跟进周期[\s\S]*不含等级：KA、A[\s\S]*60 天内有订单/);
    wei.hears(/每天看 7 家、认领 2 家[\s\S]*满 200 家[\s\S]*20%[\s\S]*10 天内原负责人不能认回/);
    await wei.says("撤销");
    wei.hears(/公海规则恢复成原来的/);
    await wei.says("公海 设");
    wei.hears(/公海：关/);
    await wei.says("/pool set on, 1.5x, without none, held any");
    wei.hears(/超过 1\.5 个跟进周期[\s\S]*所有等级都算[\s\S]*名下客户数不限/);
    for (const unread of ["公海 设 0.5倍", "公海 设 不含 Z", "公海 设 功劳 200%"]) {
      await wei.says(unread);
      wei.hears(/没读懂.*什么也没改/);
    }
  });

  it("warn for a week before anybody may claim", async () => {
    const wei = talk.person("wei");
    await wei.says("公海 设 开");
    wei.hears(/公海 0 家，一周内将落入 6 家/);
    const lily = talk.person("lily");
    await lily.says("公海");
    lily.hears(/现在没有可认领的客户/);
    await lily.says(`认领 ${refs[0]}`);
    lily.hears(/Quito Flores/);
  });
});

describe("the pool", () => {
  it("lists what may be claimed, masked, of one's teams only, and one's own", async () => {
    await open();
    const lily = talk.person("lily");
    await lily.says("公海");
    lily.hears(/公海 4 家可认领/);
    lily.hears(/1 Rab••• · C · #\w+\n\D*摩洛哥 · 线索\n\D*逾期\d+天/);
    lily.hears(/1,3 认领/);
    lily.hears(/你自己的 1 家[\s\S]*Sofia Glass[\s\S]*已在公海/);
    lily.hearsNot(/Rabat|Quito|Flores|tom|Ulm|Var|Tampere/);
    await lily.says("公海", { inTeam: house.teamId });
    lily.hears(/公海 4 家可认领/);
    lily.hearsNot(/Rabat|Quito|Flores|Sofia|tom|Ulm/);
    const ann = talk.person("ann");
    await ann.says("pool");
    ann.hearsNot(/Qui|Rab|Sof/);
  });

  it.each([
    { line: "下单 REF USD 500", on: "2027-03-20", why: /近期有订单/ },
    { line: "REF 投诉 颜色不对", on: "2027-01-20", why: /有未了的投诉或承诺/ },
    { line: "12月31日下午三点提醒我打给 REF", on: "2026-12-20", why: /后面已有安排/, yes: true },
  ])("leaves alone whom $line is told of", async ({ line, on, why, yes }) => {
    await open("订单 200天");
    const lily = talk.person("lily");
    await lily.says("/why Sofia Glass");
    lily.hears(/🌊 .*起在公海，同事可认领：应于 .*联系，已逾期 \d+ 天，超过 60 天周期的 1\.5 倍/);
    await lily.says(line.replace("REF", `#${refs[2]}`));
    if (yes) await lily.says("1");
    talk.setClock(`${on}T03:00:00Z`);
    await lily.says("/why Sofia Glass");
    lily.hears(why);
    const tom = talk.person("tom");
    await tom.says("pool");
    tom.hearsNot(/Sof/);
    await tom.says("/why Varna Port");
    tom.hears(/Not for the pool: customers of this tier are exempt/);
  });

  it("shows so many a day and no more", async () => {
    await open("每天看 2");
    const lily = talk.person("lily");
    await lily.says("公海");
    lily.hears(/1 Rab•••[\s\S]*2 Wel•••[\s\S]*还有 2 家，明天再看：每天最多看 2 家/);
    lily.hearsNot(/Xan|Qui/);
    await lily.says("公海");
    lily.hears(/1 Rab•••[\s\S]*2 Wel•••/);
    lily.hearsNot(/Xan|Qui/);
    talk.setClock("2026-12-11T03:00:00Z");
    await lily.says("公海");
    lily.hears(/1 Rab•••/);
  });
});

describe("a claim from the pool", () => {
  it("by numbers of the list, several at once, undone with one word", async () => {
    await open();
    const lily = talk.person("lily");
    await lily.says("公海");
    await lily.says("1,3 认领");
    lily.hears(/lily 认领了 2 家(?=[\s\S]*Rabat Cuir)[\s\S]*Xanthi Tobacco/);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
    expect(await ownerOf("Xanthi Tobacco")).toBe("lily");
    await lily.says("撤销");
    lily.hears(/已撤销认领/);
    expect(await ownerOf("Rabat Cuir")).toBe("tom");
  });

  it("in English; who had it is told with the credit, and cannot claim it back", async () => {
    await open("功劳 20%");
    const tom = talk.person("tom");
    await tom.says("pool");
    tom.hears(/Public pool: 1 customer to claim[\s\S]*1 Sof•••/);
    await tom.says("claim 1");
    tom.hears(/Sofia Glass/);
    expect(await ownerOf("Sofia Glass")).toBe("tom");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[2]}`);
    lily.hears(/已被 tom 认领/);
    const stage = setPushStage(app, "2026-12-10T12:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    stage.at("2026-12-11T00:58:00Z");
    await stage.sweepFor(20);
    const told = stage.posted.filter(({ text }) => /被同事认领/.test(text));
    expect(told.map(({ chat }) => chat)).toEqual(["direct:lily"]);
    expect(told[0]?.text).toMatch(/Sofia Glass → tom · 一年内订单的 20% 记作你的功劳/);
    await tom.says(`order ${refs[2]} USD 5000`);
    await tom.says(`/c ${refs[2]} all`);
    tom.hears(/Claimed from lily on .*: 20 % of the orders of a year is the credit of lily/);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/公海功劳 1 单[\s\S]*lily 20%：USD 1,000（现由 tom 负责）/);
    await lily.says("周报");
    lily.hears(/lily 20%：USD 1,000/);
  });

  it("cannot be made by whoever lost it of late, but by others it can", async () => {
    await open("回认 90天");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[1]}`);
    // A manager's word overrules; what it means is checked a month later, when the claim has lapsed.
    talk.setClock("2027-01-20T03:00:00Z");
    const tom = talk.person("tom");
    await tom.says(`claim #${refs[1]}`);
    tom.hears(/was claimed from you, and you cannot claim it back for 90 days/);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
  });

  it("ends at the day's limit and at what one may hold", async () => {
    await open("每天认领 1，持有 3");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[0]} #${refs[1]}`);
    lily.hears(/每人每天最多从公海认领 1 家，今天还可认领 1 家/);
    expect(await ownerOf("Quito Flores")).toBe("tom");
    await lily.says(`认领 #${refs[0]}`);
    expect(await ownerOf("Quito Flores")).toBe("lily");
    await lily.says(`认领 #${refs[1]}`);
    lily.hears(/今天还可认领 0 家/);
    talk.setClock("2026-12-11T03:00:00Z");
    await lily.says(`认领 #${refs[1]}`);
    lily.hears(/你名下已有 3 家，最多 3 家/);
  });

  it("counts against the day's limit when it is given back, whatever one's zone", async () => {
    await open("每天认领 1");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[0]}`);
    await lily.says("撤销");
    expect(await ownerOf("Quito Flores")).toBe("tom");
    talk.setClock("2026-12-10T12:00:00Z");
    await lily.says("我的 时区 Pacific/Auckland");
    await lily.says(`认领 #${refs[1]}`);
    lily.hears(/今天还可认领 0 家/);
    talk.setClock("2026-12-11T03:00:00Z");
    await lily.says(`认领 #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
  });

  it("reaches no other team", async () => {
    await open();
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[4]}`);
    lily.hearsNot(/Ulm|ann/);
    expect(await ownerOf("Ulm Werkzeug")).toBe("ann");
  });
});

describe("the week before", () => {
  it("is told to the owner in the morning, once, and the manager counts on Monday", async () => {
    await talk.person("wei").says("公海 设 开");
    const stage = setPushStage(app, "2026-12-02T12:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    for (const at of ["2026-12-03T00:58:00Z", "2026-12-04T00:58:00Z"]) {
      stage.at(at);
      await stage.sweepFor(20);
    }
    const told = stage.posted.filter(
      ({ text, chat }) => chat === "direct:lily" && /落入公海/.test(text),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(
      /你有 1 家客户一周内落入公海[\s\S]*Sofia Glass[\s\S]*12\/09 落入公海/,
    );
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/公海 0 家，一周内将落入 6 家/);
    await wei.says("周报", { inTeam: house.teamId });
    wei.hearsNot(/公海/);
  });

  it.each([
    [
      "a customer in the Americas, where it is a day earlier then",
      "1.5倍",
      "2026-11-15",
      "2026-11-18",
      "",
    ],
    [
      "those whom a rule concerns that was set later that day",
      "3次",
      "2026-08-17",
      "2026-11-10",
      "公海 设 1.5次",
    ],
  ])(
    "is told of %s, though others were told the morning before",
    async (_what, rule, due, dueOfQuito, set) => {
      await open(rule);
      await store().run(sql`UPDATE customer SET due_on = ${due}::date WHERE name = 'Sofia Glass'`);
      await store().run(sql`UPDATE customer SET due_on = ${dueOfQuito}::date, zone = 'America/Guayaquil',
      owner_id = ${house.members.lily}::uuid WHERE name = 'Quito Flores'`);
      const stage = setPushStage(app, "2026-12-10T12:00:00Z", noQueue, await app.genjin.pushes());
      const told = () =>
        stage.posted.flatMap(({ chat, text }) =>
          chat === "direct:lily" ? text.split("家客户一周内落入公海").slice(1) : [],
        );
      await stage.sweepFor(0);
      stage.at("2026-12-11T00:58:00Z");
      await stage.sweepFor(20);
      expect(told()).toHaveLength(1);
      expect(told()[0]).toMatch(/Sofia Glass/);
      expect(told()[0]).not.toMatch(/Quito/);
      talk.setClock("2026-12-11T04:00:00Z");
      if (set !== "") await talk.person("wei").says(set);
      stage.at("2026-12-14T00:58:00Z");
      await stage.sweepFor(20);
      expect(told()).toHaveLength(2);
      expect(told()[1]).toMatch(/Quito Flores[\s\S]*12\/18 落入公海/);
    },
  );

  it("begins anew for who comes back from leave", async () => {
    await open();
    await store().run(sql`
      INSERT INTO member_absence (id, organization_id, member_id, from_on, to_on)
      VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${house.members.tom}::uuid,
        '2026-12-08', '2026-12-09')`);
    await refreshCustomers(store(), house.organizationId, []);
    const lily = talk.person("lily");
    await lily.says("公海");
    lily.hears(/现在没有可认领的客户/);
  });
});

describe("who was given a customer, or whose customer was kept out", () => {
  it("has time before it can be claimed, from a manager's word on", async () => {
    await open();
    const wei = talk.person("wei");
    await wei.says(`负责人 #${refs[1]} lily`);
    const tom = talk.person("tom");
    await tom.says("pool");
    tom.hearsNot(/Rab•••/);
    await tom.says(`claim #${refs[1]}`);
    tom.hears(/was given to its owner within the last 31 days/);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
    // Taken back, it is in the pool as before.
    await wei.says("撤销");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
  });

  it("has that time from a file's word on, until the file is taken back", async () => {
    await open();
    const { import: id } = await giveByFile("name,country,owner\nRabat Cuir,MA,lily\n");
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
    const tom = talk.person("tom");
    await tom.says(`claim #${refs[1]}`);
    tom.hears(/was given to its owner within the last 31 days/);
    const wei = await actorOf("wei");
    await revertImport(app.genjin.app, wei, id ?? "");
    expect(await ownerOf("Rabat Cuir")).toBe("tom");
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
  });

  it("has that time from a leaver on", async () => {
    await open();
    await talk.person("wei").says("离职 tom → lily");
    await talk.person("wei").says("1");
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
    await store().run(sql`UPDATE member SET is_active = true WHERE handle = 'tom'`);
    const tom = talk.person("tom");
    await tom.says(`claim #${refs[1]}`);
    tom.hears(/was given to its owner within the last 31 days/);
  });

  it("may lose it after the time is over", async () => {
    await open();
    await talk.person("wei").says(`负责人 #${refs[1]} lily`);
    talk.setClock("2027-01-12T03:00:00Z");
    const tom = talk.person("tom");
    await tom.says(`claim #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("tom");
  });

  it.each([
    ["a complaint", `REF 投诉 颜色不对`, `已解决 REF 已电话告知`, "2027-03-02"],
    ["an order", `下单 REF USD 500`, "", "2027-03-11"],
  ])("is warned for a week when %s keeps it out no more", async (_what, kept, ended, freeOn) => {
    await open();
    const lily = talk.person("lily");
    const line = (text: string) => text.replace("REF", `#${refs[2]}`);
    await lily.says(line(kept));
    talk.setClock(`${freeOn}T03:00:00Z`);
    if (ended !== "") {
      await lily.says("/why Sofia Glass");
      lily.hears(/有未了的投诉或承诺/);
      await lily.says(line(ended));
    }
    await store().run(sql`UPDATE customer SET due_on = '2026-12-01' WHERE ref = ${refs[2]}`);
    const tom = talk.person("tom");
    await tom.says("pool");
    tom.hearsNot(/Sof/);
    // What ends in the course of a day is told the next morning.
    talk.setClock(
      `${freeOn.slice(0, 8)}${String(Number(freeOn.slice(8)) + 1).padStart(2, "0")}T03:00:00Z`,
    );
    await lily.says("公海");
    lily.hears(/Sofia Glass[\s\S]*落入公海/);
  });
});

describe("ordinary talk", () => {
  it.each(["pool tiles for Quito Flores were quoted", "公海报关单已发给 Sofia Glass"])(
    "is no command: %s",
    async (line) => {
      await open();
      const tom = talk.person("tom");
      await tom.says(line);
      tom.hearsNot(/Public pool|公海 \d|I could not read “|没读懂/);
    },
  );
});
