import { type ClaimedDelivery, type Ending, leaseMs, outboxOf } from "../app/outbox.ts";
import { rosterOf } from "../app/roster.ts";
import { post } from "../bot/post.ts";
import { recipientId } from "../core/occasion.ts";
import type { Locale } from "../core/vocabulary.ts";
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

/** What sending needs. */
export type Sending = Pick<Schedule, "bot" | "jobs">;

/**
 * Makes one attempt at a delivery, if it is due and nobody else makes one; every attempt ends in a
 * named state. Returns the call for the next attempt, where there is to be one.
 */
export async function deliver(sending: Sending, id: string): Promise<WakeUp | null> {
  const { app, log, adapters } = sending.bot;
  const outbox = outboxOf(app, aheadOf(sending));
  const started = performance.now();
  const mute = [...adapters.values()].filter((adapter) => adapter.canSend?.() === false);
  const claimed = await outbox.claim(id, { exceptOn: mute.map(({ platform }) => platform) });
  if (claimed === null) return null;
  sending.bot.passing?.("after-claim");
  const ending = await attempt(sending, claimed, started);
  const { kind, attempts } = claimed;
  sending.bot.passing?.("before-record");
  const isRecorded =
    ending !== null &&
    (ending.state === "elsewhere"
      ? await outbox.handOver(claimed, ending.platform)
      : await outbox.settle(claimed, ending));
  sending.bot.passing?.("after-record");
  if (!isRecorded) {
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

/** Only the process that listens to this platform can post there. */
type Elsewhere = { readonly state: "elsewhere"; readonly platform: string };

/** Null when the claim was lost meanwhile. */
async function attempt(
  sending: Sending,
  claimed: ClaimedDelivery,
  started: number,
): Promise<Ending | Elsewhere | null> {
  const { bot } = sending;
  const { id, organizationId, recipient, attempts, parts, messageId, isUnclear } = claimed;
  let isOnItsWay = false;
  let hasArrived = false;
  try {
    const push = await prepare(sending, claimed);
    if (push === null || "state" in push) return push;
    const { platform } = push.to;
    if (bot.adapters.get(platform)?.canSend?.() === false) return { state: "elsewhere", platform };
    const deadline = createDeadline(sendMs);
    const posted = post(bot, push.to, push.message, {
      key: id,
      organizationId,
      memberId: recipient.startsWith("member:") ? recipientId(recipient) : null,
      locale: push.locale,
      ...(isUnclear ? { triedSince: claimed.plannedAt } : {}),
      progress: {
        parts,
        messageId,
        begin() {
          if (performance.now() - started > latestSend) throw new Error("lease used up");
          deadline.restart();
          bot.passing?.("before-send");
          isOnItsWay = true;
        },
        async arrived(now, first) {
          if (!(await outboxOf(bot.app, aheadOf(sending)).arrived(claimed, now, first))) {
            throw new Error("claim lost");
          }
          isOnItsWay = false;
          hasArrived = true;
        },
      },
    });
    const sent = await Promise.race([posted, deadline.passed]).finally(deadline.clear);
    return { state: "sent", messageId: sent.messageId };
  } catch (error) {
    if (!(error instanceof AdapterError)) {
      const stack = error instanceof Error ? error.stack : String(error);
      bot.log.error({ delivery: id, stack }, "attempt failed");
    }
    const ending = endingOf(error, attempts, isOnItsWay, Math.random());
    // What came of an earlier attempt is as unclear as it was.
    const stays = isUnclear && !hasArrived && ending.state === "pending";
    return stays ? { ...ending, state: "ambiguous" } : ending;
  }
}

/** What to send and where, frozen at the first attempt; or why there is nothing to send any more. */
async function prepare(
  { bot, jobs }: Sending,
  claimed: ClaimedDelivery,
): Promise<(FrozenPush & { readonly locale: Locale }) | Ending | null> {
  const { recipient, payload } = claimed;
  const job = jobs.find((one) => one.name === claimed.kind);
  const roster = await rosterOf(bot.app, recipient);
  if (job === undefined || roster === null || !stillHolds(job, roster, claimed)) {
    return { state: "superseded", reason: "no longer intended" };
  }
  const locale = (roster.members[0] ?? roster.organization).locale;
  if (payload !== null) return { ...readPush(payload), locale };
  const composed = await job.compose(bot, claimed, bot.now());
  if (composed === null) return { state: "superseded", reason: "nothing to say" };
  bot.passing?.("after-compose");
  const opened = await openDirect(bot, recipient, roster);
  const to = opened ?? (await routeTo(bot, recipient, roster));
  if (to === null) return { state: "dead", reason: "no chat" };
  const push = { to, message: composed.message };
  const outbox = outboxOf(bot.app, aheadOf({ bot }));
  const isOurs = await outbox.freeze(claimed, writePush(push), to.platform);
  bot.passing?.("after-freeze");
  return isOurs ? { ...push, locale } : null;
}

/** Rejects in `passed` when so many milliseconds have gone by since the last start. */
function createDeadline(milliseconds: number) {
  let timer: NodeJS.Timeout | undefined;
  let reject: (reason: Error) => void;
  const passed = new Promise<never>((_, late) => {
    reject = late;
  });
  const clear = () => clearTimeout(timer);
  const restart = () => {
    clear();
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  };
  return { passed, restart, clear };
}
