import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../../src/store/database/sql.ts";
import { startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let stage: PushStage;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  stage = setPushStage(app, "2026-11-20T02:00:00Z");
});

const addMany = (count: number) =>
  house.addCustomers([
    ...Array.from({ length: count }, (_, index) => ({
      name: `Ordinary ${index}`,
      owner: "lily" as const,
      tier: "D" as const,
      tierSince: "2026-06-01T08:00:00Z",
    })),
    { name: "Gulf Supplies", owner: "lily" as const, tier: "KA" as const },
  ]);

async function digestOn(date: string) {
  const before = stage.posted.length;
  stage.at(`${date}T00:59:30Z`);
  await stage.sweepFor(5);
  return stage.posted.slice(before).find(({ text }) => text.startsWith("今日跟进"))?.text ?? "";
}

describe("what has piled up", () => {
  it("during days off is spread over five days, the important first, and the rest can be seen", async () => {
    const refs = await addMany(39);
    const talk = startConversation(app, "2026-11-20T02:00:00Z");
    await talk.person("lily").says("/off 11/23-11/27");
    const monday = await digestOn("2026-11-30");
    expect(monday).toContain("今日跟进 40");
    expect(monday).toContain("这段时间积压了 40 家，分 5 天补上：今天先跟这 8 家");
    expect(monday).toContain("Gulf Supplies");
    expect(monday.match(/^\d+ /gm)).toHaveLength(8);
    expect(monday).toContain("还有 32");
    const [first] = stage.posted.filter(({ message }) => message.kind === "digest").slice(-1);
    if (first === undefined) throw new Error("no digest");
    talk.setClock("2026-11-30T02:00:00Z");
    const lily = talk.person("lily");
    await lily.receives(first.message);
    await lily.says("更多");
    lily.hears(/^9 .*Ordinary/m);
    expect(await digestOn("2026-12-01")).toContain(
      "补积压第 2 天（共 5 天）：还有 40 家，今天跟这 10 家",
    );
    await digestOn("2026-12-02");
    expect(await digestOn("2026-12-03")).toContain(
      "补积压第 4 天（共 5 天）：还有 40 家，今天跟这 20 家",
    );
    // The last day has all that is left.
    expect(await digestOn("2026-12-04")).not.toMatch(/积压/);
    expect(await digestOn("2026-12-07")).not.toMatch(/积压/);
    expect(refs).toHaveLength(40);
  });

  it("while nobody was told is spread as well; a usual day's work is not", async () => {
    await addMany(39);
    expect(await digestOn("2026-11-20")).not.toMatch(/积压/);
    expect(await digestOn("2026-11-23")).not.toMatch(/积压/);
    const after = await digestOn("2026-12-02");
    expect(after).toContain("积压了 40 家");
    await app.genjin.app.store.run(sql`DELETE FROM customer WHERE ref NOT IN
      (SELECT ref FROM customer ORDER BY tier DESC, ref LIMIT 12)`);
    expect(await digestOn("2026-12-03")).not.toMatch(/积压/);
  });
});
