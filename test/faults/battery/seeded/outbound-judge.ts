import type { Genjin } from "../../../../src/assembly/bootstrap.ts";
import { failPoints } from "../../../../src/core/fail-point.ts";
import type { Instant } from "../../../../src/core/time/civil.ts";
import type { DeliveryQueue, WakeUp } from "../../../../src/queue/delivery-queue.ts";
import type { Schedule } from "../../../../src/scheduler/schedule.ts";
import { sql } from "../../../../src/store/database/sql.ts";
import { forgetfulQueue, noQueue } from "../../../support/push-stage.ts";
import { openLedger } from "../ledger.ts";
import type { BatteryPlatform } from "../platforms.ts";
import { type Death, mortal } from "./mortal.ts";
import { takeNotes } from "./note-taker.ts";
import type { Product } from "./product-copy.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Longer than a claim holds. */
const lease = 65 * second;

/** The clock of one process, ahead of all others. */
const skew = 2 * hour;

/**
 * Mornings in Shanghai on which everybody is owed one digest, each with a trouble of its own. What
 * the ledger of the platform and the database say against the product, in words; nothing when all
 * is well. Processes live in this one, on a clock that the judge moves; a dead one reaches nobody.
 */
export async function judgePushes(
  product: Product,
  genjin: Genjin,
  people: number,
): Promise<string[]> {
  let moved = 0;
  const real = Date.now;
  const clock = () => real() + moved;
  const notes = takeNotes(clock);
  const users = Array.from({ length: people }, (_, n) => `direct:m${n}`);
  const platform: BatteryPlatform = {
    name: "local",
    userOf: (n) => users[n] ?? "",
    arrived: () => notes.arrived.map(({ chat, text }) => ({ user: chat, text })),
    environment: {},
    close: async () => {},
  };
  const against: string[] = [];
  const jobs = product.jobs.filter(({ name }) => name === "morning-digest");
  const process_ = (death?: Death, queue: DeliveryQueue = noQueue) => {
    const life = mortal(genjin.bot, notes.adapter, () => (Date.now() + moved) as Instant, death);
    return { ...life, schedule: { bot: life.bot, jobs, queue } satisfies Schedule };
  };
  const at = (iso: string) => {
    moved = Date.parse(iso) - real();
  };
  const pass = (ms: number) => {
    moved += ms;
  };
  const sweep = (schedule: Schedule) => product.sweep(schedule).catch(() => {});
  /** Lets healthy processes finish the morning. */
  const finish = async (minutes: number) => {
    const healthy = process_();
    for (let passed = 0; passed < minutes; passed++) {
      await sweep(healthy.schedule);
      pass(minute);
    }
  };
  const morning = async (date: string, trouble: () => Promise<void>): Promise<void> => {
    const ledger = openLedger([platform], people, genjin.databaseUrl);
    await trouble();
    const { lost, doubled, inLimbo, notSent } = await ledger.verdict(date);
    const numbers = { lost: lost.length, doubled: doubled.local, inLimbo, notSent };
    for (const [what, count] of Object.entries(numbers)) {
      if (count !== 0) against.push(`${date}: ${count} ${what}`);
    }
  };
  const arrivedDuring = async (work: () => Promise<unknown>): Promise<number> => {
    const before = notes.arrived.length;
    await work();
    return notes.arrived.length - before;
  };

  await morning("2026-12-02", async () => {
    at("2026-12-02T00:59:50Z");
    await sweep(process_().schedule);
    at("2026-12-02T01:00:01Z");
    for (const point of failPoints) {
      const dying = process_(point);
      await sweep(dying.schedule);
      if (!dying.isDead()) against.push(`nobody died ${point}`);
      pass(lease);
    }
    // The clock is put back, and goes on.
    pass(-10 * minute);
    await sweep(process_().schedule);
    pass(10 * minute);
    await finish(8);
  });

  await morning("2026-12-03", async () => {
    const calls: WakeUp[] = [];
    const [one, other] = [process_(undefined, forgetfulQueue(calls)), process_()];
    at("2026-12-03T01:00:01Z");
    for (let minutes = 0; minutes < 3; minutes++) {
      const known = calls.length;
      await sweep(one.schedule);
      const early = calls.slice(known).filter(({ inMs }) => inMs > 10 * second);
      const sent = await arrivedDuring(() =>
        Promise.all(idsOf(early).map((id) => product.deliver(other.schedule, id))),
      );
      if (sent > 0) against.push(`2026-12-03: ${sent} before their time`);
      pass(50 * second);
    }
    pass(minute);
    for (const id of new Set(idsOf(calls))) {
      const held = hold(notes);
      const first = product.deliver(one.schedule, id);
      await Promise.race([held.begun, first]);
      await product.deliver(other.schedule, id);
      held.release();
      await first;
    }
    notes.meddle(null);
    await finish(5);
  });

  await morning("2026-12-04", async () => {
    at("2026-12-04T01:03:30Z");
    await sweep(process_(undefined, forgetfulQueue()).schedule);
    pass(4 * minute);
    const slow = hold(notes, new product.AdapterError("refused", { retryable: false }));
    const sweeping = sweep(process_().schedule);
    await Promise.race([slow.begun, sweeping]);
    pass(lease);
    await sweep(process_().schedule);
    slow.release();
    await sweeping;
    notes.meddle(null);
    await finish(3);
  });

  await morning("2026-12-07", async () => {
    at("2026-12-07T01:03:30Z");
    await sweep(process_(undefined, forgetfulQueue()).schedule);
    pass(4 * minute);
    notes.meddle(async () => {
      throw new product.AdapterError("later", { retryable: true });
    });
    await sweep(process_().schedule);
    notes.meddle(null);
    await genjin.app.store.run(sql`UPDATE customer SET name = name || ' & Sons'`);
    pass(minute);
    await finish(5);
    const changed = [...notes.tried.values()].filter((texts) => texts.size > 1).length;
    if (changed > 0) against.push(`2026-12-07: ${changed} sent again in other words`);
  });

  const moveTo = (zone: string) =>
    genjin.app.store.run(sql`UPDATE member SET zone = ${zone} WHERE handle = 'm0'`);
  await moveTo("America/Los_Angeles");
  await morning("2026-12-08", async () => {
    const forgetful = process_(undefined, forgetfulQueue());
    for (const nine of ["2026-12-08T01:00:01Z", "2026-12-08T17:00:01Z"]) {
      at(nine);
      for (let minutes = 0; minutes < 8; minutes++) {
        await sweep(forgetful.schedule);
        pass(minute);
      }
    }
  });
  await moveTo("Asia/Shanghai");
  await morning("2026-12-09", async () => {
    at("2026-12-08T23:30:00Z");
    const sentEarly = await arrivedDuring(async () => {
      Date.now = () => real() + skew;
      try {
        await finish(5);
      } finally {
        Date.now = real;
      }
    });
    if (sentEarly > 0) against.push(`2026-12-09: ${sentEarly} by a wrong clock`);
    at("2026-12-09T01:00:01Z");
    await finish(8);
    at("2026-12-09T05:10:00Z");
    await finish(3);
  });

  for (const user of users) {
    const times = notes.arrived.filter(({ chat }) => chat === user).map((one) => one.at);
    const isTooSoon = times.some((time, n) => n > 0 && time - (times[n - 1] ?? 0) < 12 * hour);
    if (isTooSoon) against.push(`${user}: two within twelve hours`);
  }
  return against;
}

const idsOf = (calls: readonly WakeUp[]): string[] =>
  calls.flatMap(({ deliveries }) => deliveries.map(({ deliveryId }) => deliveryId));

/** The next post is held on its way, and then arrives or fails; those after it are not. */
function hold(notes: ReturnType<typeof takeNotes>, failure?: Error) {
  let release = () => {};
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  notes.meddle(async () => {
    notes.meddle(null);
    begin();
    await held;
    if (failure !== undefined) throw failure;
  });
  return { begun, release: () => release() };
}
