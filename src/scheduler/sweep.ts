import { appIn } from "../app/app.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import { breakersOf } from "../app/push/breakers.ts";
import { outboxOf } from "../app/push/outbox.ts";
import { planDeliveries } from "../app/push/plan-deliveries.ts";
import { happened } from "../bot/intake/happening.ts";
import { callsFor } from "./calls-for.ts";
import { deliver } from "./deliver.ts";
import { deliverAll } from "./deliver-all.ts";
import { wantedOccasions } from "./occasions-of.ts";
import { aheadOf, bulkKinds, type Schedule, type Sending } from "./schedule.ts";

/** Time from one sweep to the next, in milliseconds: what the queue has lost comes so much late. */
export const sweepEvery = 30_000;

/** What is due within so long is called for, twice as far as to the next sweep, should that be late. */
const lookAhead = 2 * sweepEvery;

/** What has waited this long although it was called for is sent without the queue. */
const tooLong = 4 * sweepEvery;

/**
 * Plans what is intended by now and calls for everything that is due before the sweep after the
 * next. What the queue does not take, or has left lying, is sent right here.
 */
export async function sweep(schedule: Schedule): Promise<void> {
  const { bot, jobs, queue } = schedule;
  const began = performance.now();
  const ahead = aheadOf(schedule);
  for (const { id } of await findOrganizations(bot.app)) {
    const own = appIn(bot.app, id);
    await planDeliveries(own, ahead, (...stretch) => wantedOccasions(own, jobs, ...stretch));
  }
  bot.passing?.("after-plan");
  // What one connection alone can post is looked for by the process that holds it.
  const bound = [...bot.adapters.values()].filter(({ canSend }) => canSend !== undefined);
  const reach = { exceptOn: bound.map(({ platform }) => platform) };
  const due = await outboxOf(bot.app, ahead).due(lookAhead, reach, bulkKinds(jobs));
  const isTaken = await queue.wake(callsFor(due)).then(
    () => true,
    (error: Error) => {
      bot.log.warn({ error: error.message }, "queue away: sending without it");
      return false;
    },
  );
  bot.passing?.("after-wake");
  happened({ type: "sweep", ms: performance.now() - began });
  await probeBreakers(schedule);
  const own = due.filter(({ inMs }) => inMs <= (isTaken ? -tooLong : 0));
  await deliverAll(schedule, own);
}

/**
 * Looks whether platforms that did not let us in do so now, each in its time: asks them, and where
 * that does not tell, tries with the delivery that has waited longest.
 */
async function probeBreakers(sending: Sending): Promise<void> {
  const { app, adapters, log } = sending.bot;
  const breakers = breakersOf(app, aheadOf(sending));
  for (const platform of await breakers.takeProbes()) {
    const adapter = adapters.get(platform);
    const checks = (await adapter?.check?.()) ?? [];
    const isKnownWell = checks.length > 0 && checks.every(({ isWell }) => isWell);
    if (adapter === undefined || isKnownWell) {
      await breakers.close(platform);
      log.info({ platform }, "platform lets us in again");
      continue;
    }
    const id = await breakers.longestWaiting(platform);
    if (id !== null) await deliver(sending, id, { isProbe: true });
  }
}
