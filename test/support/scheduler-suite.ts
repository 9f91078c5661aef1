import { afterEach, beforeEach, expect, it } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import type { DeliveryQueue } from "../../src/queue/delivery-queue.ts";
import { startScheduler } from "../../src/scheduler/start-scheduler.ts";
import { sql } from "../../src/store/database/sql.ts";
import { startTestApp, type TestApp } from "./app.ts";
import { forgetfulQueue, type PushStage, setPushStage } from "./push-stage.ts";
import { foundTradingHouse } from "./trading-house.ts";

/** What one test of the suite works with. */
export type SchedulerStage = {
  readonly app: TestApp;
  /** The scheduler's stage on the queue under test. */
  readonly stage: PushStage;
  readonly queue: DeliveryQueue;
  /** When Lily's digest may be sent; it is planned, and nobody has been called yet. */
  readonly notBefore: Instant;
  /** Starts the scheduler at so many seconds after that moment. */
  startAfter(seconds: number): void;
};

/** The way of a digest through a real queue. `open` connects to the queue under test. */
export function schedulerSuite(
  open: (databaseUrl: string) => Promise<DeliveryQueue>,
): () => SchedulerStage {
  let current: SchedulerStage;
  let running: { stop(): Promise<void> } | undefined;

  beforeEach(async () => {
    const app = await startTestApp({ http: false });
    const { store } = app.genjin.app;
    const house = await foundTradingHouse(store);
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
    await setPushStage(app, "2026-11-20T01:00:00Z", forgetfulQueue()).sweepFor(0);
    const [delivery] = await store.rows<{ at: Instant }>(sql`
      SELECT not_before AS at FROM delivery WHERE recipient = ${`member:${house.members.lily}`}`);
    if (delivery === undefined) throw new Error("not planned");
    const queue = await open(app.genjin.databaseUrl);
    const stage = setPushStage(app, "2026-11-20T01:00:00Z", queue);
    current = {
      app,
      stage,
      queue,
      notBefore: delivery.at,
      startAfter(seconds) {
        stage.at(new Date(delivery.at + seconds * 1000).toISOString());
        running = startScheduler(stage.schedule);
      },
    };
  });
  afterEach(async () => {
    if (running === undefined) await current.queue.close();
    else await running.stop();
    running = undefined;
    await current.app.stop();
  });

  const chats = () => current.stage.posted.map(({ chat }) => chat);

  it("posts a digest whose time has come", async () => {
    current.startAfter(1);
    await expect.poll(chats, { timeout: 10_000 }).toEqual(["direct:lily"]);
  });

  it("posts no earlier than planned", async () => {
    current.startAfter(-2);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(chats()).toEqual([]);
    await expect.poll(chats, { timeout: 10_000 }).toEqual(["direct:lily"]);
  });

  it("finishes what it is sending before it stops", async () => {
    let [began, ended] = [0, 0];
    current.stage.failing(async () => {
      began++;
      await new Promise((resolve) => setTimeout(resolve, 700));
      ended++;
      throw new Error("cut off");
    });
    current.startAfter(1);
    await expect.poll(() => began, { timeout: 10_000 }).toBe(1);
    await running?.stop();
    running = { stop: async () => {} };
    expect(ended).toBe(1);
    const states = (await current.stage.deliveries()).map(({ state }) => state);
    expect(states).not.toContain("sending");
    expect(states).toContain("ambiguous");
  });

  return () => current;
}
