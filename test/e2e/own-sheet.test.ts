import { beforeEach, describe, expect, it } from "vitest";
import { openTable } from "../../src/app/import/read/open-table.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";
import { xlsx } from "../support/xlsx.ts";

/** Wednesday 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let lily: Person;
let refs: string[];

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", tier: "B" },
    { name: "Marmara Plastik", owner: "lily", country: "TR", tier: "C" },
    { name: "Ege Kimya", owner: "lily", country: "TR", tier: "D" },
    { name: "Nile Trading", owner: "tom", country: "EG" },
  ]);
});
beforeEach(async () => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  await lily.says(`联系人 #${refs[0]} Mehmet Yılmaz 采购 mehmet@anadolu.example +90 532 111 2233`);
});

/** The table in the file that somebody got last. */
async function sheetOf(who: Person, line: string): Promise<string[][]> {
  const heard = await who.says(line);
  const block = heard.flatMap(({ message }) => message.blocks).find(({ type }) => type === "file");
  if (block?.type !== "file") throw new Error("no file came");
  expect(block.file.name).toMatch(/\.xlsx$/);
  const table = await openTable(block.file.bytes, (cells) => cells.length);
  const rows: string[][] = [table.header.cells.map(String)];
  for await (const portion of table.rows()) {
    for (const { cells } of portion)
      rows.push(rows[0]?.map((_, at) => String(cells[at] ?? "")) ?? []);
  }
  return rows;
}

/** Writes a cell of the row of a customer, by the name of its column. */
function write(rows: string[][], name: string, column: string, value: string): void {
  const at = rows[0]?.findIndex((cell) => cell.startsWith(column)) ?? -1;
  const row = rows.find((cells) => cells.includes(name));
  if (row === undefined || at < 0) throw new Error(`no ${column} of ${name}`);
  row[at] = value;
}

describe("a sheet of one's own customers", () => {
  it("holds them alone, and changes nothing as it is", async () => {
    const rows = await sheetOf(lily, "我的表");
    expect(rows).toHaveLength(4);
    expect(rows.flat()).not.toContain("Nile Trading");
    expect(rows.find((row) => row.includes("Anadolu Tekstil"))).toEqual(
      expect.arrayContaining(["B", "Mehmet Yılmaz", "+90 532 111 2233", "mehmet@anadolu.example"]),
    );
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/表里没有要改的/);
    lily.hearsNot(/没法采用/);
  });

  it("comes back: shown, changed by a 1, and taken back by one undo", async () => {
    const rows = await sheetOf(lily, "我的表");
    write(rows, "Anadolu Tekstil", "级别", "a");
    write(rows, "Anadolu Tekstil", "电话", "+90 532 999 8877");
    write(rows, "Anadolu Tekstil", "职位", "采购总监");
    write(rows, "Marmara Plastik", "标签", "展会，薄膜");
    write(rows, "Marmara Plastik", "下次联系", "2026-12-08");
    write(rows, "Marmara Plastik", "备注", "只要 20 μm");
    write(rows, "Ege Kimya", "阶段", "谈判中");
    write(rows, "Ege Kimya", "联系人", "Derya Kaya");
    write(rows, "Ege Kimya", "邮箱", "derya@ege.example");
    await lily.sends("我的客户.xlsx", xlsx(rows));
    lily.hears(/9 处改动，3 家客户/);
    lily.hears(/Anadolu Tekstil · 级别：B → A/);
    lily.hears(/Ege Kimya · 邮箱：（空） → derya@ege.example/);
    await lily.says(`客户 ${refs[1]} 全部`);
    lily.hearsNot(/20 μm/);
    await lily.sends("我的客户.xlsx", xlsx(rows));
    await lily.says("1");
    lily.hears(/已改 9 处，3 家客户/);
    await lily.says(`客户 ${refs[2]} 全部`);
    lily.hears(/Derya Kaya/);
    const again = await sheetOf(lily, "我的表");
    expect(again.flat()).toEqual(
      expect.arrayContaining(["+90 532 999 8877", "采购总监", "展会, 薄膜", "只要 20 μm"]),
    );
    await lily.says(`客户 ${refs[1]}`);
    lily.hears(/12\/08/);
    await lily.says("撤销");
    const back = await sheetOf(lily, "我的表");
    expect(back.flat()).not.toContain("+90 532 999 8877");
    expect(back.flat()).not.toContain("Derya Kaya");
  });

  it("in English, columns gone and moved, saved as text, and seen by another eye", async () => {
    const tom = talk.person("tom");
    const rows = await sheetOf(tom, "my sheet");
    write(rows, "Nile Trading", "Industry", "packaging");
    const kept = [13, 1, 0].map((at) => rows.map((row) => row[at] ?? ""));
    const text = rows.map((_, line) => kept.map((column) => column[line]).join(",")).join("\r\n");
    await tom.sends("list.csv", text);
    tom.hears(/1 change, 1 customers/);
    tom.hears(/Nile Trading · Industry: \(empty\) → packaging/);
    await tom.presses("Change it");
    tom.hears(/1 change made/);
    await lily.sends("list.csv", text);
    lily.hears(/这张表不是发给你的/);
  });

  it("says by row and column what cannot be, and takes the rest", async () => {
    const rows = await sheetOf(lily, "我的表");
    write(rows, "Anadolu Tekstil", "级别", "Z");
    write(rows, "Anadolu Tekstil", "邮箱", "mehmet at anadolu");
    write(rows, "Anadolu Tekstil", "下次联系", "3/4/2027");
    write(rows, "Marmara Plastik", "下次联系", "2026-11-01");
    write(rows, "Marmara Plastik", "电话", "please ask");
    write(rows, "Marmara Plastik", "城市", "Bursa");
    write(rows, "Ege Kimya", "电话", "+90 232 555 1100");
    write(rows, "Ege Kimya", "行业", "化工");
    rows.push(rows[0]?.map((_, at) => (at === 1 ? "Brand New GmbH" : "")) ?? []);
    rows.push(rows[0]?.map((_, at) => (at === 0 ? (refs[3] ?? "") : "")) ?? []);
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/1 处改动，1 家客户/);
    const rowOf = (name: string) => rows.findIndex((row) => row.includes(name)) + 1;
    const [anadolu, marmara, ege] = ["Anadolu Tekstil", "Marmara Plastik", "Ege Kimya"].map(rowOf);
    lily.hears(new RegExp(`第 ?${anadolu} ?行.*级别.*“Z”不是级别`));
    lily.hears(new RegExp(`第 ?${anadolu} ?行.*邮箱.*不是邮箱`));
    lily.hears(new RegExp(`第 ?${anadolu} ?行.*下次联系.*可能是两个日子`));
    lily.hears(new RegExp(`第 ?${marmara} ?行.*已经过去`));
    lily.hears(new RegExp(`第 ?${marmara} ?行.*电话.*不是电话`));
    lily.hears(new RegExp(`第 ?${marmara} ?行.*城市.*只是给你看的`));
    lily.hears(new RegExp(`第 ?${ege} ?行.*还没有联系人`));
    lily.hears(/没有编号，认不出是哪家/);
    lily.hears(new RegExp(`#${refs[3]} 不在你名下`));
    await lily.says("2");
  });

  it("leaves what was changed here meanwhile, and says so", async () => {
    const rows = await sheetOf(lily, "我的表");
    await lily.says(`等级 #${refs[1]} A`);
    await lily.says(`联系人 #${refs[0]} Mehmet 职位：总经理`);
    write(rows, "Marmara Plastik", "级别", "D");
    write(rows, "Marmara Plastik", "行业", "塑料");
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/1 处改动，1 家客户/);
    lily.hears(/级别：这里是 A，表里是 D/);
    lily.hearsNot(/总经理/);
    await lily.says("1");
    await lily.says(`客户 ${refs[1]}`);
    lily.hears(/A级|\bA\b/);
    await lily.says(`客户 ${refs[0]} 全部`);
    lily.hears(/总经理/);
  });

  it("leaves what a colleague changes in the very moment", async () => {
    const { store } = app.genjin.app;
    const rows = await sheetOf(lily, "我的表");
    write(rows, "Marmara Plastik", "级别", "B");
    write(rows, "Ege Kimya", "行业", "化工");
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/2 处改动，2 家客户/);
    let taking: Promise<unknown> = Promise.resolve();
    await store.transaction(async (db) => {
      await db.run(sql`UPDATE customer SET tier = 'KA' WHERE ref = ${refs[1]}`);
      taking = lily.says("1");
      const waits = () =>
        store.rows(sql`SELECT 1 FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      await expect.poll(waits, { timeout: 30_000 }).not.toEqual([]);
    });
    await taking;
    lily.hears(/已改 1 处，1 家客户/);
    lily.hears(/级别：这里是 KA，表里是 B/);
    const [row] = await store.rows<{ tier: string }>(
      sql`SELECT tier FROM customer WHERE ref = ${refs[1]}`,
    );
    expect(row?.tier).toBe("KA");
  });

  it("takes tags for the same in whatever order they stand", async () => {
    await lily.says(`标签 #${refs[1]} 展会 Film`);
    const rows = await sheetOf(lily, "我的表");
    expect(rows.flat()).toContain("展会, Film");
    write(rows, "Marmara Plastik", "标签", "film，展会，展会");
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/表里没有要改的/);
    write(rows, "Marmara Plastik", "标签", "film，新客，展会");
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/1 处改动，1 家客户/);
    await lily.says("1");
    lily.hears(/已改 1 处/);
    const again = await sheetOf(lily, "我的表");
    expect(again.flat()).toContainEqual(expect.stringMatching(/新客/));
  });

  it("does not take what it did not show for nothing", async () => {
    await lily.says(`/stop ${refs[0]} 停邮件`);
    const rows = await sheetOf(lily, "我的表");
    write(rows, "Anadolu Tekstil", "邮箱", "info@anadolu.example");
    await lily.sends("表.xlsx", xlsx(rows));
    lily.hears(/邮箱：这里是 mehmet@anadolu.example，表里是 info@anadolu.example/);
    lily.hearsNot(/1 处改动/);
  });

  it("is refused where it has grown far beyond what was handed out", async () => {
    const rows = await sheetOf(lily, "我的表");
    const head = rows[0]?.[0] ?? "";
    await lily.sends("表.csv", [head, ...Array(10_001).fill(refs[0])].join("\r\n"));
    lily.hears(/超过 10,?000 行/);
  });

  it("is told of on the next morning that a manager hears of anything", async () => {
    await lily.says("我的表");
    const stage = setPushStage(app, "2026-12-04T00:50:00Z");
    await stage.sweepFor(30);
    const told = () => stage.posted.filter(({ text }) => /导出客户表 1 次/.test(text));
    expect(told().map(({ chat }) => chat)).toEqual(["direct:wei"]);
    stage.at("2026-12-07T00:50:00Z");
    await stage.sweepFor(30);
    expect(told()).toHaveLength(1);
  });

  it("keeps to what customers asked for", async () => {
    await lily.says(`/stop ${refs[2]} 全停`);
    await lily.says(`/stop ${refs[0]} 停邮件`);
    const rows = await sheetOf(lily, "我的表");
    lily.hears(/另有 1 家要求停止联系，不在表里/);
    expect(rows.flat()).not.toContain("Ege Kimya");
    expect(rows.flat()).not.toContain("mehmet@anadolu.example");
    expect(rows.flat()).toContain("Mehmet Yılmaz");
    await lily.says(`恢复联系 ${refs[2]}`);
    await lily.says(`恢复联系 ${refs[0]}`);
  });

  it("goes to nobody else: private where it was asked for in a group; audited; the manager hears of it", async () => {
    const { store } = app.genjin.app;
    const count = async () =>
      (
        await store.rows<{ count: number }>(
          sql`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'sheet.made'`,
        )
      )[0]?.count ?? 0;
    const before = await count();
    const heard = await lily.says("我的表", { inTeam: await teamId() });
    expect(await count()).toBe(before + 1);
    for (const { chat, message } of heard) {
      if (chat === "direct:lily") continue;
      expect(message.blocks.map(({ type }) => type)).not.toContain("file");
      expect(JSON.stringify(message)).not.toContain("Anadolu");
    }
    const stage = setPushStage(app, "2026-12-03T00:50:00Z");
    await stage.sweepFor(30);
    const told = stage.posted.filter(({ text }) => /导出客户表 1 次/.test(text));
    expect(told.map(({ chat }) => chat)).toEqual(["direct:wei"]);
    expect(told[0]?.text).toMatch(/李莉 · .*12\/02 19:50 · 3 家/);
    expect(told[0]?.text).not.toMatch(/Anadolu/);
  });
});

const teamId = async () => {
  const [row] = await app.genjin.app.store.rows<{ id: string }>(sql`SELECT id FROM team LIMIT 1`);
  return row?.id ?? "";
};
