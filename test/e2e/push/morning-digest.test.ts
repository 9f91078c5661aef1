import { beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../../src/errors.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { forgetfulQueue, type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

// Friday 20 November 2026: 09:00 in Shanghai is 01:00 UTC, in London it is 09:00 UTC.
const beforeNine = "2026-11-20T00:58:00Z";

let house: TradingHouse;
let stage: PushStage;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  stage = setPushStage(app, beforeNine);
});

const dueForLily = () =>
  house.addCustomers([
    { name: "Ankara Lift", owner: "lily" },
    { name: "Izmir Stone", owner: "lily", tier: "A" },
  ]);
const change = (column: string, value: string, handle = "lily") =>
  app.genjin.app.store.run({
    ...sql``,
    text: `UPDATE member SET ${column} = $1 WHERE handle = $2`,
    values: [value, handle],
  } as never);

describe("the morning digest", () => {
  it("comes to the direct chat between 09:00 and 09:03 local time, with everything due", async () => {
    const [first, second] = await dueForLily();
    await stage.sweepFor(1);
    expect(stage.posted).toEqual([]);
    await stage.sweepFor(5);
    expect(stage.posted).toHaveLength(1);
    const [digest] = stage.posted;
    expect(digest).toMatchObject({ chat: "direct:lily", message: { kind: "digest" } });
    expect(digest?.text).toContain(`#${first}`);
    expect(digest?.text).toContain(`#${second}`);
    const [delivery] = await stage.deliveries();
    expect(delivery).toMatchObject({ state: "sent", windowKey: "2026-11-20", attempts: 1 });
  });

  it("tells of no second page where the rest of the day is one line", async () => {
    await house.addCustomers(
      Array.from({ length: 13 }, (_, at) => ({
        name: `Aegean Works ${at + 1}`,
        owner: "lily" as const,
        tier: at < 9 ? ("C" as const) : ("E" as const),
      })),
    );
    await stage.sweepFor(6);
    const [digest] = stage.posted;
    expect(digest?.message.subjects).toHaveLength(9);
    expect(digest?.text).not.toMatch(/第\d+\/\d+页/);
  });

  it("is what a reply with numbers refers to", async () => {
    await dueForLily();
    await stage.sweepFor(6);
    const [digest] = stage.posted;
    const [kept] = await app.genjin.app.store.rows<{ kind: string; customers: number }>(sql`
      SELECT kind, cardinality(customer_ids) AS customers FROM sent_message
      WHERE platform_message_id = ${digest?.key} AND member_id = ${house.members.lily}::uuid`);
    expect(kept).toEqual({ kind: "digest", customers: 2 });
  });

  it("is sent once, however many sweeps and processes there are", async () => {
    await dueForLily();
    const others = [1, 2, 3].map(() => setPushStage(app, beforeNine));
    for (const now of ["00:59", "01:00", "01:01", "01:02", "01:03", "01:10", "02:00"]) {
      const all = [stage, ...others];
      for (const one of all) one.at(`2026-11-20T${now}:00Z`);
      await Promise.all(all.map((one) => one.sweepFor(0)));
    }
    expect([stage, ...others].flatMap((one) => one.posted)).toHaveLength(1);
  });

  it("says nothing where nothing is due", async () => {
    await stage.sweepFor(6);
    expect(stage.posted).toEqual([]);
    const rows = await stage.deliveries();
    expect(new Set(rows.map(({ state, reason }) => `${state}: ${reason}`))).toEqual(
      new Set(["superseded: nothing to say"]),
    );
  });

  it("goes to everybody who owns customers, each at their own nine o'clock", async () => {
    await dueForLily();
    await house.addCustomers([
      { name: "Lyon Tools", owner: "tom" },
      { name: "Oslo Works", owner: "wei" },
    ]);
    await stage.sweepFor(6);
    expect(stage.posted.map(({ chat }) => chat).sort()).toEqual(["direct:lily", "direct:wei"]);
    stage.at("2026-11-20T08:59:00Z");
    await stage.sweepFor(6);
    expect(stage.posted.map(({ chat }) => chat)).toContain("direct:tom");
    expect(stage.posted.find(({ chat }) => chat === "direct:wei")?.text).not.toContain("Ankara");
  });

  it("rests on days off", async () => {
    await dueForLily();
    await change("workdays", "{1,2,3,4}");
    await stage.sweepFor(6);
    expect(stage.posted).toEqual([]);
    expect(await stage.deliveries()).not.toContainEqual(
      expect.objectContaining({ recipient: `member:${house.members.lily}` }),
    );
  });

  it("is not sent to who took the day off, or left, after it was planned", async () => {
    await dueForLily();
    await house.addCustomers([{ name: "Oslo Works", owner: "wei" }]);
    const quiet = setPushStage(app, "2026-11-20T01:00:00Z", forgetfulQueue());
    await quiet.sweepFor(0);
    await change("workdays", "{1,2,3,4}");
    await change("is_active", "false", "wei");
    stage.at("2026-11-20T01:05:00Z");
    await stage.sweepFor(0);
    expect(stage.posted).toEqual([]);
    expect((await stage.deliveries()).map(({ reason }) => reason)).toContain("no longer intended");
  });
});

describe("after an outage", () => {
  it("comes once, if we are back before six in the evening", async () => {
    await dueForLily();
    await stage.sweepFor(0);
    stage.at("2026-11-20T09:55:00Z");
    await stage.sweepFor(4);
    expect(stage.posted).toHaveLength(1);
  });

  it("is left out after six; the customers come with the next, a day late", async () => {
    await dueForLily();
    await stage.sweepFor(0);
    stage.at("2026-11-20T10:01:00Z");
    await stage.sweepFor(4);
    expect(stage.posted).toEqual([]);
    stage.at("2026-11-23T00:59:00Z");
    await stage.sweepFor(5);
    const hers = stage.posted.filter(({ chat }) => chat === "direct:lily");
    expect(hers).toHaveLength(1);
    expect(hers[0]?.text).toContain("Ankara Lift");
  });

  it("comes once after a week, too", async () => {
    await dueForLily();
    await stage.sweepFor(0);
    stage.at("2026-11-27T02:00:00Z");
    await stage.sweepFor(4);
    expect(stage.posted.filter(({ chat }) => chat === "direct:lily")).toHaveLength(1);
  });

  it("is not sent any more when it waited past its time", async () => {
    await dueForLily();
    const quiet = setPushStage(app, "2026-11-20T01:00:00Z", forgetfulQueue());
    await quiet.sweepFor(0);
    stage.at("2026-11-20T10:00:30Z");
    await stage.sweepFor(0);
    expect(stage.posted).toEqual([]);
    expect(await stage.deliveries()).toContainEqual(
      expect.objectContaining({ recipient: `member:${house.members.lily}`, state: "expired" }),
    );
  });
});

describe("at most one in twelve hours", () => {
  it("holds for a member who flies west to east", async () => {
    await dueForLily();
    await change("zone", "America/Los_Angeles");
    stage.at("2026-11-19T16:58:00Z");
    await stage.sweepFor(6);
    expect(stage.posted).toHaveLength(1);
    await change("zone", "Asia/Shanghai");
    stage.at(beforeNine);
    await stage.sweepFor(10);
    expect(stage.posted).toHaveLength(1);
    stage.at("2026-11-20T05:10:00Z");
    await stage.sweepFor(1);
    expect(stage.posted).toHaveLength(2);
  });
});

describe("a queue that loses its calls", () => {
  it("delays a digest by two minutes and loses none", async () => {
    await dueForLily();
    const lossy = setPushStage(app, beforeNine, forgetfulQueue());
    await lossy.sweepFor(2);
    expect(lossy.posted).toEqual([]);
    await lossy.sweepFor(7);
    expect(lossy.posted).toHaveLength(1);
  });
});

describe("a platform that fails", () => {
  const digestOf = async () =>
    (await stage.deliveries()).find(({ recipient }) => recipient.endsWith(house.members.lily));
  const minutes = async (count: number) => stage.sweepFor(count);

  it("is tried again, with the same bytes, when it says try later", async () => {
    await dueForLily();
    stage.failing(() => Promise.reject(new AdapterError("busy", { retryable: true })));
    await minutes(6);
    expect(await digestOf()).toMatchObject({ state: "pending", reason: "busy" });
    await house.addCustomers([{ name: "Late Comer", owner: "lily" }]);
    stage.failing(null);
    await minutes(30);
    expect(stage.posted).toHaveLength(1);
    expect(stage.posted[0]?.text).not.toContain("Late Comer");
    expect(await digestOf()).toMatchObject({ state: "sent" });
  });

  it("is not tried again when it says no", async () => {
    await dueForLily();
    stage.failing(() => Promise.reject(new AdapterError("no such chat", { retryable: false })));
    await minutes(6);
    expect(await digestOf()).toMatchObject({ state: "dead", attempts: 1 });
  });

  it("leaves an ambiguous delivery when it says nothing, which is sent under the same key", async () => {
    await dueForLily();
    const keys: string[] = [];
    stage.failing((key) => {
      keys.push(key);
      return Promise.reject(new Error("socket hang up"));
    });
    await minutes(6);
    expect(await digestOf()).toMatchObject({ state: "ambiguous" });
    stage.failing(null);
    await minutes(10);
    expect(stage.posted.map(({ key }) => key)).toEqual([keys[0]]);
  });

  it("is given up after eight attempts, with a reason", async () => {
    await dueForLily();
    stage.failing(() => Promise.reject(new AdapterError("down", { retryable: true })));
    await minutes(5);
    for (let hour = 1; hour < 9; hour++) {
      await app.genjin.app.store.run(
        sql`UPDATE delivery SET not_before = tick WHERE state = 'pending'`,
      );
      await minutes(0);
    }
    expect(await digestOf()).toMatchObject({
      state: "dead",
      attempts: 8,
      reason: "down",
    });
  });
});

describe("a process that hangs while it sends", () => {
  it("loses its claim when the lease runs out, and records nothing when it comes back", async () => {
    await dueForLily();
    const quiet = setPushStage(app, "2026-11-20T01:00:00Z", forgetfulQueue());
    await quiet.sweepFor(0);
    const hanging = setPushStage(app, "2026-11-20T01:03:30Z");
    let comeBack = (_: Error) => {};
    const reached = new Promise<void>((resolve) => {
      hanging.failing(() => {
        resolve();
        return new Promise<never>((_, reject) => {
          comeBack = reject;
        });
      });
    });
    const hung = hanging.sweepFor(0);
    await reached;
    stage.at("2026-11-20T01:04:00Z");
    await stage.sweepFor(0);
    expect(stage.posted).toEqual([]);
    stage.at("2026-11-20T01:05:00Z");
    await stage.sweepFor(0);
    expect(stage.posted).toHaveLength(1);
    comeBack(new AdapterError("no", { retryable: false }));
    await hung;
    expect(await stage.deliveries()).toContainEqual(
      expect.objectContaining({
        recipient: `member:${house.members.lily}`,
        state: "sent",
        attempts: 2,
      }),
    );
  });
});
