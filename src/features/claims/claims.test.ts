import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";

/** The first Monday of a month, 11:00 in Shanghai. */
const monday = "2026-12-07T03:00:00Z";

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const replied = (at: string) => [{ at: `${at}T08:20:00Z`, outcome: "replied" as const }];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    {
      name: "Quito Flores",
      owner: "tom",
      tier: "D",
      country: "EC",
      touches: replied("2026-07-01"),
    },
    { name: "Rabat Cuir", owner: "tom", tier: "C", country: "MA", touches: replied("2026-06-01") },
    {
      name: "Sofia Glass",
      owner: "lily",
      tier: "D",
      country: "BG",
      touches: replied("2026-05-01"),
    },
    {
      name: "Tampere Steel",
      owner: "tom",
      tier: "C",
      country: "FI",
      touches: replied("2026-12-01"),
    },
    {
      name: "Ulm Werkzeug",
      owner: "ann",
      tier: "D",
      country: "DE",
      touches: replied("2026-05-01"),
    },
  ]);
  const store = app.genjin.app.store;
  const [row] = await store.rows<{ id: string }>(
    sql`SELECT id FROM customer WHERE name = 'Quito Flores'`,
  );
  for (const on of ["2026-03-01", "2026-06-01"])
    await store.run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount)
      VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${row?.id}::uuid, ${on}, ${on}::date, 'USD', 20000)`);
  await refreshCustomers(store, house.organizationId, [row?.id ?? ""]);
});
const store = () => app.genjin.app.store;

const ownerOf = async (name: string) =>
  (
    await store().rows<{ handle: string }>(sql`SELECT m.handle FROM customer c
      JOIN member m ON m.id = c.owner_id WHERE c.name = ${name}`)
  )[0]?.handle;

/** What the team's group gets on the first Monday. */
async function groupPost() {
  const stage = setPushStage(app, "2026-12-06T12:00:00Z", noQueue, await app.genjin.pushes());
  await stage.sweepFor(0);
  stage.at("2026-12-07T01:24:00Z");
  await stage.sweepFor(15);
  const post = stage.posted.find(({ chat }) => chat === `team:${house.teamId}`);
  if (post === undefined) throw new Error("nothing came to the group");
  return post;
}

beforeEach(async () => {
  talk = startConversation(app, monday);
  const { keepValues } = await import("../../app/value/keep-values.ts");
  await keepValues(app.genjin.app, Date.parse("2026-12-06T20:00:00Z") as never);
});

describe("the list of the dormant in the group", () => {
  it("has reference, masked name, tier, country, silence and a band, and says how to claim", async () => {
    const { text } = await groupPost();
    expect(text).toMatch(/本月沉睡客户 3 家 · Team One/);
    expect(text).toMatch(/\n1 Qui••• · D · #\w+\n +厄瓜多尔 · 沉默159天\s+预期 USD [\d,]+/);
    expect(text).toMatch(/Rab••• · C · #\w+\n +摩洛哥 · 沉默\d+天 · 还没下过单/);
    expect(text).toMatch(/认领 1（或 认领 #/);
    expect(text).not.toMatch(/Flores|Rabat|Ulm|Tampere|tom|lily/);
  });

  it("shows whole names where an admin lets it, and again masked ones", async () => {
    const wei = talk.person("wei");
    await wei.says("团队 名字 全名");
    wei.hears(/要由管理员来定/);
    await store().run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
    await wei.says("团队 Team One 名字 全名");
    wei.hears(/Team One · 群里的客户名.*打码.*全名/);
    expect((await groupPost()).text).toMatch(/\n1 Quito Flores · D · #/);
    await wei.says("团队 Team One");
    wei.hears(/群里的客户名：全名/);
    await wei.says("/team Team One names masked");
    wei.hears(/全名.*打码/);
    await wei.says("撤销");
    await wei.says("团队 Team One");
    wei.hears(/群里的客户名：全名/);
  });
});

describe("a claim", () => {
  it("by number in reply to the list: the first one gets it, the group hears of it masked", async () => {
    const post = await groupPost();
    const lily = talk.person("lily");
    await lily.says("认领 1", { inTeam: house.teamId, quoting: post.text });
    lily.hears(/✅ lily 认领了 1 家[\s\S]*#\w+ Qui•••/);
    lily.hearsNot(/Quito/);
    expect(await ownerOf("Quito Flores")).toBe("lily");
    const wei = talk.person("wei");
    await wei.receives(post.message);
    await wei.replies("认领 1");
    wei.hears(/已被 lily 认领，先到先得/);
    expect(await ownerOf("Quito Flores")).toBe("lily");
  });

  it("by reference, in English; who had it hears of it the next morning, once", async () => {
    const tom = talk.person("tom");
    await tom.says(`claim #${refs[2]}`);
    tom.hears(/Sofia Glass/);
    expect(await ownerOf("Sofia Glass")).toBe("tom");
    const stage = setPushStage(app, "2026-12-07T12:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    for (const at of ["2026-12-08T00:58:00Z", "2026-12-09T00:58:00Z"]) {
      stage.at(at);
      await stage.sweepFor(20);
    }
    const told = stage.posted.filter(({ text }) => /被同事认领/.test(text));
    expect(told.map(({ chat }) => chat)).toEqual(["direct:lily"]);
    expect(told[0]?.text).toMatch(/你有 1 家客户被同事认领[\s\S]*Sofia Glass → tom/);
  });

  it("is taken back with one word, and may be claimed anew", async () => {
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
    await lily.says("撤销");
    lily.hears(/已撤销/);
    expect(await ownerOf("Rabat Cuir")).toBe("tom");
    await lily.says(`认领 #${refs[1]}`);
    expect(await ownerOf("Rabat Cuir")).toBe("lily");
  });

  it("is refused of one's own, of who is not dormant, of another team's, and of nobody", async () => {
    const lily = talk.person("lily");
    await lily.says(`认领 #${refs[2]}`);
    lily.hears(/本来就是你的/);
    await lily.says(`认领 #${refs[3]}`);
    lily.hears(/不是沉睡客户/);
    await lily.says(`认领 #${refs[4]}`);
    lily.hearsNot(/Ulm|ann/);
    await lily.says("认领 Rabat Cuir");
    lily.hearsNot(/tom|摩洛哥/);
    for (const [name, owner] of [
      ["Sofia Glass", "lily"],
      ["Tampere Steel", "tom"],
      ["Ulm Werkzeug", "ann"],
      ["Rabat Cuir", "tom"],
    ] as const)
      expect(await ownerOf(name)).toBe(owner);
  });

  it("leaves talk of a complaint alone", async () => {
    const tom = talk.person("tom");
    await tom.says("claim 200 USD for broken cartons from Tampere Steel");
    tom.hearsNot(/taken over|Which one\?/);
  });
});
