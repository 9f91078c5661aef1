import { type ClaimedDelivery, type Ending, outboxOf } from "../app/push/outbox.ts";
import { botIn } from "../bot/bot-in.ts";
import type { WakeUp } from "../queue/delivery-queue.ts";
import { type Attempt, isLockedOut } from "./attempt.ts";
import { endingOfFailure } from "./ending-of-failure.ts";
import { preparePush } from "./prepare-push.ts";
import { recordEnding } from "./record-ending.ts";
import { aheadOf, type Sending } from "./schedule.ts";
import { sendPush } from "./send-push.ts";
import { turnsOn } from "./turns.ts";

/** When what has missed its turn is tried again, in milliseconds. */
const nextTurn = 1000;

/**
 * Makes one attempt at a delivery, if it is due and nobody else makes one; every attempt ends in a
 * named state. Many may be made side by side: what they ask of the database is then asked together.
 * Returns the call for the next attempt, where there is to be one.
 */
export async function deliver(
  anybodys: Sending,
  id: string,
  { isProbe = false } = {},
): Promise<WakeUp | null> {
  const { app, adapters } = anybodys.bot;
  const started = performance.now();
  const mute = [...adapters.values()].filter((adapter) => adapter.canSend?.() === false);
  const reach = { exceptOn: mute.map(({ platform }) => platform) };
  const taken = await outboxOf(app, aheadOf(anybodys)).claim(id, reach, isProbe);
  if (taken === null) return null;
  const sending = { ...anybodys, bot: await botIn(anybodys.bot, taken.organizationId) };
  const claimed = asItIsNow(taken);
  sending.bot.passing?.("after-claim");
  const attempt: Attempt = {
    ...{ claimed, isProbe, started },
    ...{ platform: "", isOnItsWay: false, hasArrived: false },
  };
  const record = (ending: Ending | null) => recordEnding(sending, attempt, ending);
  const failed = (error: unknown) => endingOfFailure(sending, attempt, error);

  const push = await preparePush(sending, attempt).catch(failed);
  if ("state" in push) return record(push);
  const { platform } = push.to;
  attempt.platform = platform;
  const send = () => sendPush(sending, attempt, push).catch(failed).then(record);
  const adapter = adapters.get(platform);
  if (adapter === undefined) return send();
  if (adapter.canSend?.() === false) return record({ state: "elsewhere", platform });
  if (isLockedOut(attempt) && !isProbe) return record(waits(attempt, "locked out", 0));
  return turnsOn(adapter).take((missed) => {
    if (sending.isStopping?.()) return record(waits(attempt, "stopping", 0));
    return missed === null ? send() : record(waits(attempt, missed, nextTurn));
  });
}

/** Nothing was tried: the delivery is as it was. */
const waits = ({ claimed, platform }: Attempt, reason: string, inMs: number): Ending => ({
  state: claimed.isUnclear ? "ambiguous" : "pending",
  ...{ inMs, reason, platform },
  isUntried: true,
});

/**
 * A message of several sections that has certainly not arrived is written anew: one of them may be
 * past its time.
 */
const asItIsNow = (claimed: ClaimedDelivery): ClaimedDelivery =>
  claimed.bundle === null || claimed.isUnclear || claimed.parts > 0
    ? claimed
    : { ...claimed, payload: null };
