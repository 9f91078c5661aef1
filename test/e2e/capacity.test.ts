import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { noQueue, setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 15:00 in Shanghai. */
const wednesday = "2026-12-02T07:00:00Z";
const touched = (at: string) => [{ at: `${at}T08:00:00Z`, outcome: "replied" as const }];

let talk: Conversation;
let house: TradingHouse;
let refs: Record<string, string> = {};

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const sketches = [
    { name: "Anadolu Tekstil", tier: "A", touches: touched("2026-11-20") },
    { name: "Bursa Havlu", tier: "C", touches: touched("2026-10-01") },
    { name: "Cairo Plast", tier: "D", touches: touched("2026-09-01") },
    { name: "Denizli Pamuk", tier: "D", touches: touched("2026-09-01") },
    { name: "Edirne Cam", tier: "D", touches: touched("2026-09-01") },
  ] as const;
  const given = await house.addCustomers(
    sketches.map((one) => ({ ...one, owner: "lily" as const })),
  );
  refs = Object.fromEntries(sketches.map(({ name }, at) => [name[0] ?? "", given[at] ?? ""]));
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const dues = () => store().rows(sql`SELECT name, due_on::text FROM customer ORDER BY name`);

describe("a day that holds no more than so many customers", () => {
  it("shows the weightiest, tells of the others with their days, and moves no due", async () => {
    const lily = talk.person("lily");
    await lily.says("今日");
    lily.hears(/今日跟进 5/);
    lily.hearsNot(/每天最多/);
    const before = await dues();
    await lily.says("每天最多 2 家");
    lily.hears(/每天最多：按规则 → 2 家/);
    for (const asks of ["我的容量是多少", "what is my capacity?"]) {
      await lily.says(asks);
      lily.hears(/每天最多：2 家/);
    }
    await lily.says("今日");
    lily.hears(/今日跟进 2 [\s\S]*Anadolu[\s\S]*Bursa[\s\S]*还有 3 家排到后面：.* 2 家 · .* 1 家/);
    lily.hearsNot(/Cairo|Denizli|Edirne/);
    await lily.says("今日全部");
    lily.hears(/今日跟进 5[\s\S]*Edirne/);
    await lily.says("今日 D");
    lily.hears(/今日跟进 3/);
    await lily.says(`为什么 #${refs["E"]}`);
    lily.hears(/今天已排满 2 家，按分量排到 .*；到期日不变/);
    await lily.says(`为什么 #${refs["A"]}`);
    lily.hearsNot(/排满/);
    expect(await dues()).toEqual(before);
    await lily.says("每天最多 不限");
    await lily.says("今日");
    lily.hears(/今日跟进 5/);
  });

  it("counts those of whom something was recorded today", async () => {
    const lily = talk.person("lily");
    await lily.says("每天最多 2");
    await lily.says("今日");
    await lily.says("1 ok 已发PI");
    await lily.says("今日");
    lily.hears(/今日跟进 1 [\s\S]*Bursa[\s\S]*还有 3 家排到后面/);
  });

  it("does not count greetings, nor what came from them", async () => {
    const lily = talk.person("lily");
    await lily.says("每天最多 2");
    await lily.says("今日全部");
    await store().run(sql`
      INSERT INTO touch (id, organization_id, customer_id, member_id, at, kind, direction, outcome, is_two_way, logged_at)
      SELECT gen_random_uuid(), organization_id, id, owner_id, '2026-12-02T05:00:00Z',
        CASE WHEN name < 'C' THEN 'greeting' ELSE 'email' END, CASE WHEN name < 'C' THEN 'out' ELSE 'in' END,
        'contacted', false, '2026-12-02T05:00:00Z'
      FROM customer WHERE name < 'E'`);
    await lily.says("今日");
    lily.hears(/今日跟进 2 /);
  });

  it.each([
    "capacity 300",
    "at most 20",
    "no more than 20",
    "no more than 5 a day",
    "每天最多 5 箱",
  ])("is not what a customer said: %s", async (line) => {
    const [tom, lily] = [talk.person("tom"), talk.person("lily")];
    if (/5/.test(line)) {
      await lily.says("今日");
      await lily.replies(line);
      lily.hearsNot(/每天最多：/);
    } else {
      await tom.says(line);
      tom.hearsNot(/At most a day:/);
    }
    expect(await store().rows(sql`SELECT 1 FROM member WHERE most_a_day IS NOT NULL`)).toEqual([]);
  });

  it("never puts off a promise of today, in the morning's message as well", async () => {
    const lily = talk.person("lily");
    await store().run(sql`
      INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
      SELECT gen_random_uuid(), 'promise', organization_id, id, owner_id, '2026-11-20', '2026-12-02'
      FROM customer WHERE name = 'Edirne Cam'`);
    await lily.says("每天最多 2");
    await lily.says("今日");
    lily.hears(/Edirne/);
    const stage = setPushStage(app, "2026-12-03T00:30:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    stage.at("2026-12-03T00:58:00Z");
    await stage.sweepFor(10);
    const morning = stage.posted.find(({ chat }) => chat === "direct:lily")?.text ?? "";
    expect(morning).toMatch(/每天最多 2 家，还有/);
  });

  it("goes by the organization's rule until a member says otherwise", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await store().run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
    const wei = talk.person("wei");
    await wei.says("/rules cadence.capacity=3");
    await wei.presses(/生效/);
    wei.hears(/已生效/);
    await wei.says("规则");
    wei.hears(/每人每个工作日最多 3 家/);
    await lily.says("今日");
    lily.hears(/今日跟进 3 [\s\S]*每天最多 3 家，还有 2 家/);
    await lily.says("每天最多 25");
    await lily.says("今日");
    lily.hears(/今日跟进 5/);
    await tom.says("at most 5 cartons are left in stock");
    tom.hearsNot(/At most a day/);
    await tom.says("no more than 12 customers a day");
    tom.hears(/At most a day: as the rules say → 12 customers/);
  });
});
