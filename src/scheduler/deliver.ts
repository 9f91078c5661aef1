import { type ClaimedDelivery, type Ending, leaseMs, outboxOf } from "../app/outbox.ts";
import { rosterOf } from "../app/roster.ts";
import { post } from "../bot/post.ts";
import { recipientId } from "../core/occasion.ts";
import { AdapterError } from "../errors.ts";
import type { WakeUp } from "../queue/delivery-queue.ts";
import { endingOf } from "./ending-of.ts";
import { type FrozenPush, readPush, writePush } from "./frozen-push.ts";
import { stillHolds } from "./occasions-of.ts";
import { openDirect } from "./open-direct.ts";
import { routeTo } from "./route-to.ts";
import { aheadOf, type Schedule } from "./schedule.ts";

/** Longest time a platform may take to accept a message, in milliseconds. */
const sendMs = 10_000;

/** Nothing is sent so late in a lease that its end could not be recorded within it. */
const latestSend = leaseMs - 2 * sendMs;

/**
 * Makes one attempt at a delivery, if it is due and nobody else makes one; every attempt ends in a
 * named state. Returns the call for the next attempt, where there is to be one.
 */
export async function deliver(schedule: Schedule, id: string): Promise<WakeUp | null> {
  const { app, log } = schedule.bot;
  const outbox = outboxOf(app, aheadOf(schedule));
  const started = performance.now();
  const claimed = await outbox.claim(id);
  if (claimed === null) return null;
  const ending = await attempt(schedule, claimed, started);
  const { kind, attempts } = claimed;
  if (ending === null || !(await outbox.settle(claimed, ending))) {
    log.warn({ delivery: id, kind }, "claim lost");
    return null;
  }
  if (!("inMs" in ending)) {
    log.info({ delivery: id, kind, ...ending }, "delivery settled");
    return null;
  }
  log.warn({ delivery: id, kind, attempts, ...ending }, "delivery failed");
  return { deliveryId: id, attempts, inMs: ending.inMs };
}

/** Null when the claim was lost meanwhile. */
async function attempt(
  schedule: Schedule,
  claimed: ClaimedDelivery,
  started: number,
): Promise<Ending | null> {
  const { id, organizationId, recipient, attempts } = claimed;
  let isOnItsWay = false;
  try {
    const push = await prepare(schedule, claimed);
    if (push === null || "state" in push) return push;
    if (performance.now() - started > latestSend) throw new Error("lease used up");
    isOnItsWay = true;
    const memberId = recipient.startsWith("member:") ? recipientId(recipient) : null;
    const posted = post(schedule.bot, push.to, push.message, {
      key: id,
      organizationId,
      memberId,
      // An attempt before this one may have arrived, in part or whole.
      ...(attempts > 1 ? { triedSince: claimed.plannedAt } : {}),
    });
    const { messageId } = await within(sendMs, posted);
    return { state: "sent", messageId };
  } catch (error) {
    if (!(error instanceof AdapterError)) {
      const stack = error instanceof Error ? error.stack : String(error);
      schedule.bot.log.error({ delivery: id, stack }, "attempt failed");
    }
    return endingOf(error, attempts, isOnItsWay, Math.random());
  }
}

/** What to send and where, frozen at the first attempt; or why there is nothing to send any more. */
async function prepare(
  schedule: Schedule,
  claimed: ClaimedDelivery,
): Promise<FrozenPush | Ending | null> {
  const { bot, jobs } = schedule;
  const job = jobs.find((one) => one.name === claimed.kind);
  const roster = await rosterOf(bot.app, claimed.recipient);
  if (job === undefined || roster === null || !stillHolds(job, roster, claimed)) {
    return { state: "superseded", reason: "no longer intended" };
  }
  if (claimed.payload !== null) return readPush(claimed.payload);
  const composed = await job.compose(bot, claimed, bot.now());
  if (composed === null) return { state: "superseded", reason: "nothing to say" };
  await openDirect(bot, claimed.recipient, roster);
  const to = await routeTo(bot, claimed.recipient, roster);
  if (to === null) return { state: "dead", reason: "no chat" };
  const push = { to, message: composed.message };
  const isOurs = await outboxOf(bot.app, aheadOf(schedule)).freeze(claimed, writePush(push));
  return isOurs ? push : null;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
