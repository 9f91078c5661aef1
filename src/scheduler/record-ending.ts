import { breakersOf } from "../app/push/breakers.ts";
import { type Ending, outboxOf } from "../app/push/outbox.ts";
import { happened } from "../bot/intake/happening.ts";
import type { WakeUp } from "../queue/delivery-queue.ts";
import { type Attempt, isLockedOut } from "./attempt.ts";
import { aheadOf, bulkKinds, type Sending } from "./schedule.ts";

/**
 * Records what an attempt came to (null: its claim was lost). Returns the call for the next attempt,
 * where this process is to make one.
 */
export async function recordEnding(
  sending: Sending,
  attempt: Attempt,
  ending: Ending | null,
): Promise<WakeUp | null> {
  const { bot, jobs } = sending;
  const { claimed, platform } = attempt;
  const { id, kind, attempts, fence, tick } = claimed;
  if (ending?.state === "sent" && isLockedOut(attempt)) {
    await breakersOf(bot.app, aheadOf(sending)).close(platform);
  }
  bot.passing?.("before-record");
  const isRecorded =
    ending !== null && (await outboxOf(bot.app, aheadOf(sending)).settle(claimed, ending));
  bot.passing?.("after-record");
  happened({
    type: "attempt",
    kind,
    platform,
    outcome: isRecorded && ending !== null ? ending.state : "claim-lost",
    lateMs: bot.now() - tick,
  });
  if (!isRecorded) {
    bot.log.warn({ delivery: id, kind }, "claim lost");
    return null;
  }
  if (!("inMs" in ending)) {
    bot.log.info({ delivery: id, kind, ...ending }, "delivery settled");
    return null;
  }
  bot.log.warn({ delivery: id, kind, attempts, ...ending }, "delivery failed");
  const isBulk = bulkKinds(jobs).includes(kind);
  return { deliveries: [{ deliveryId: id, fence }], inMs: ending.inMs, isBulk };
}
