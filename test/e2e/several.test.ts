import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let refs: readonly string[];
let toms: readonly string[];

const sketch = (name: string, owner: "lily" | "tom", tier: "B" | "C" = "C") =>
  ({
    name,
    owner,
    tier,
    country: "EG",
    zone: "Africa/Cairo",
    touches: [{ at: "2026-09-02T09:00:00Z", outcome: "contacted" }],
  }) as const;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    sketch("Nile Trading", "lily"),
    sketch("Luxor Tiles", "lily"),
    sketch("Aswan Stone", "lily", "B"),
  ]);
  toms = await house.addCustomers([sketch("Giza Paper", "tom"), sketch("Sinai Tools", "tom")]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T11:50:00Z");
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

/** A column of the customers with these references, in their order. */
async function column(name: string, of: readonly string[] = refs): Promise<unknown[]> {
  const rows = await app.genjin.app.store.rows<{ ref: string; row: Record<string, unknown> }>(
    sql`SELECT ref, to_jsonb(c) AS row FROM customer c`,
  );
  return of.map((ref) => rows.find((one) => one.ref === ref)?.row[name]);
}

describe("a command on several customers", () => {
  it.each([
    ["/skip 1,2", "skipped_on", 2],
    ["/skip 1-3", "skipped_on", 3],
    ["/skip 1 2 3", "skipped_on", 3],
    ["跳过 1、2 出差", "skipped_on", 2],
    ["1,2 跳过", "skipped_on", 2],
    ["1-3 skip trade fair", "skipped_on", 3],
    ["/snooze 1,3 2026-12-10 fair", "requested_on", 2],
    ["推迟 1-2 5天 对方休假", "requested_on", 2],
    ["1,2 推迟 5天", "requested_on", 2],
    ["1 and 2 snooze 5d", "requested_on", 2],
    ["1、2推迟5天", "requested_on", 2],
    ["把1,2推迟到2026-12-10", "requested_on", 2],
    ["postpone 1 to 3 2026-12-10", "requested_on", 3],
  ])("%s", async (line, name, count) => {
    await lily.says("/find country:EG");
    const before = await column(name);
    await lily.says(line);
    lily.hears(new RegExp(`${count} 家客户将改变`));
    expect(await column(name)).toEqual(before);
    await lily.says("1");
    lily.hears(new RegExp(`✅ ${count} 家`));
    lily.hears(/下次/);
    const after = await column(name);
    expect(after.filter((value) => value !== null)).toHaveLength(count);
    await lily.says("撤销");
    expect(await column(name)).toEqual(before);
  });

  it("changes those of whom anything changes, and names the others", async () => {
    const [nile, luxor, aswan] = refs;
    await lily.says(`等级 ${nile},#${luxor}、${aswan} B`);
    lily.hears(/2 家客户将改变/);
    lily.hears(new RegExp(`本来就是这样，不动 1 家：#${aswan}`));
    await lily.says("1");
    lily.hears(/✅ 2 家/);
    lily.hears(new RegExp(`本来就是这样，不动 1 家：#${aswan}`));
    expect(await column("tier")).toEqual(["B", "B", "B"]);
    await lily.says(`等级 ${nile},${luxor} B`);
    lily.hears(/已经是|本来/);
    await lily.says(`阶段 ${nile}、${luxor} 样品`);
    await lily.says("1");
    lily.hears(/✅ 2 家/);
    expect((await column("stage")).slice(0, 2)).toEqual(["sampled", "sampled"]);
  });

  it("changes all or none", async () => {
    await lily.says(`/skip ${refs[0]},${toms[0]}`);
    lily.hearsNot(/✅/);
    await lily.says("/find country:EG");
    await lily.says("/skip 1,9");
    lily.hearsNot(/✅/);
    await lily.says("/snooze 1,2 2020-01-01");
    lily.hearsNot(/✅/);
    await lily.says("/skip 3-1");
    lily.hears(/“3-1”不是有效的序号范围/);
    expect(await column("skipped_on")).toEqual([null, null, null]);
  });

  it("asks once which day is meant, of all of them", async () => {
    await tom.says("/find country:EG");
    await tom.says("/snooze 1,2 wednesday");
    tom.hears(/Which day/);
    await tom.says("2");
    tom.hears(/2 customers will change/);
    await tom.says("1");
    tom.hears(/✅ 2 customers/);
    expect(await column("requested_on", toms)).toEqual(["2026-12-09", "2026-12-09"]);
  });

  it("gives several away, and tags several", async () => {
    const wei = talk.person("wei");
    await wei.says(`/own ${toms.join(",")} lily`);
    wei.hears(/2 家客户将改变/);
    await wei.says("1");
    wei.hears(/✅ 2 家/);
    expect(await column("owner_id", toms)).toEqual([house.members.lily, house.members.lily]);
    await lily.says("/find country:EG");
    await lily.says("标签 1,2,3 唤醒");
    lily.hears(/3 家客户将改变/);
    lily.hears(/\+唤醒/);
    await lily.says("1");
    expect(await column("tags")).toEqual([["唤醒"], ["唤醒"], ["唤醒"]]);
    await lily.says("1-2 打标签 展会");
    await lily.says("1");
    lily.hears(/✅ 2 家客户/);
  });

  it("is told to a group without names and words", async () => {
    await lily.says(`/skip ${refs[0]},${refs[1]} 他们在休假`, { inTeam: house.teamId });
    expect(lily.hears(/家客户将改变/).chat).toBe("direct:lily");
    expect(lily.hears(/^已私信你/m).chat).not.toBe("direct:lily");
    expect(await column("skipped_on")).toEqual([null, null, null]);
  });

  it.each(["/zone 1,2 Cairo", "/need 1-2 model", "/why 1,2", "/c 1,3", "1,2 为什么"])(
    "%s: one at a time",
    async (line) => {
      await lily.says("/find country:EG");
      await lily.says(line);
      lily.hears(/一次只能一家/);
    },
  );
});

describe("what was done about several", () => {
  beforeEach(async () => {
    await lily.says(`${refs[0]} complaint late goods; ${refs[1]} complaint broken boxes`);
    await lily.says(`/find Nile`);
  });

  it("is said of all at once", async () => {
    await lily.says(`/resolved ${refs[0]},${refs[1]} 补发了`);
    lily.hears(/late goods → 补发了/);
    lily.hears(/broken boxes → 补发了/);
    await lily.says("撤销");
    await lily.says(`/resolved ${refs[0]},${refs[2]}`);
    lily.hearsNot(/✅/);
  });

  it.each([
    ["{} 已解决 补发了", /late goods → 补发了/],
    ["#{}已解决：补发了", /late goods → 补发了/],
    ["{} resolved resent it", /late goods → resent it/],
    ["{} 投诉已解决 退款", /late goods → 退款/],
    ["1 已解决 补发了", /late goods → 补发了/],
  ])("%s keeps its text", async (line, expected) => {
    await lily.says(line.replace("{}", refs[0] ?? ""));
    lily.hears(expected);
  });

  it.each(["{} resolved?", "{} 已解决？", "{} skip?", "{} kept asking for a discount"])(
    "%s ends and skips nothing",
    async (line) => {
      await lily.says(`${refs[0]} 承诺 明天 报价`);
      await lily.says(line.replace("{}", refs[0] ?? ""));
      lily.hearsNot(/已了结|已兑现|跳过/);
      expect(await column("skipped_on")).toEqual([null, null, null]);
    },
  );
});
