import { breakersOf } from "../app/breakers.ts";
import { type ClaimedDelivery, type Ending, leaseMs, outboxOf } from "../app/outbox.ts";
import { rosterOf } from "../app/roster.ts";
import { happened } from "../bot/happening.ts";
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
import { aheadOf, bulkKinds, type Schedule } from "./schedule.ts";

/** Longest time a platform may take to accept a message, in milliseconds. */
const sendMs = 10_000;

/** Nothing is sent so late in a lease that its end could not be recorded within it. */
const latestSend = leaseMs - 2 * sendMs;

/** Of what cannot even be addressed while its platform does not let us in. */
const later = { retryable: true, retryAfterMs: 60_000, hindrance: "access" } as const;

/** What sending needs. */
export type Sending = Pick<Schedule, "bot" | "jobs">;

/**
 * Makes one attempt at a delivery, if it is due and nobody else makes one; every attempt ends in a
 * named state. Returns the call for the next attempt, where there is to be one.
 */
export async function deliver(
  sending: Sending,
  id: string,
  { isProbe = false } = {},
): Promise<WakeUp | null> {
  const { app, log, adapters } = sending.bot;
  const outbox = outboxOf(app, aheadOf(sending));
  const started = performance.now();
  const mute = [...adapters.values()].filter((adapter) => adapter.canSend?.() === false);
  const reach = { exceptOn: mute.map(({ platform }) => platform) };
  const claimed = await outbox.claim(id, reach, isProbe);
  if (claimed === null) return null;
  sending.bot.passing?.("after-claim");
  const at: { platform: string } = { platform: "" };
  const ending = await attempt(sending, claimed, started, isProbe, at);
  const { kind, attempts, fence } = claimed;
  sending.bot.passing?.("before-record");
  const isRecorded =
    ending !== null &&
    (ending.state === "elsewhere"
      ? await outbox.handOver(claimed, ending.platform)
      : await outbox.settle(claimed, ending));
  sending.bot.passing?.("after-record");
  happened({
    type: "attempt",
    kind,
    platform: at.platform,
    outcome: isRecorded && ending !== null ? ending.state : "claim-lost",
    lateMs: sending.bot.now() - claimed.tick,
  });
  if (!isRecorded) {
    log.warn({ delivery: id, kind }, "claim lost");
    return null;
  }
  if (!("inMs" in ending)) {
    log.info({ delivery: id, kind, ...ending }, "delivery settled");
    return null;
  }
  log.warn({ delivery: id, kind, attempts, ...ending }, "delivery failed");
  const isBulk = bulkKinds(sending.jobs).includes(kind);
  return { deliveryId: id, fence, inMs: ending.inMs, isBulk };
}

/** Only the process that listens to this platform can post there. */
type Elsewhere = { readonly state: "elsewhere"; readonly platform: string };

/** Null when the claim was lost meanwhile. */
async function attempt(
  sending: Sending,
  claimed: ClaimedDelivery,
  started: number,
  isProbe: boolean,
  at: { platform: string },
): Promise<Ending | Elsewhere | null> {
  const { bot } = sending;
  const { id, organizationId, recipient, attempts, parts, messageId, isUnclear } = claimed;
  const breakers = breakersOf(bot.app, aheadOf(sending));
  let isOnItsWay = false;
  let hasArrived = false;
  try {
    const push = await prepare(sending, claimed, (tried) => {
      at.platform = tried;
      if (claimed.lockedOut.includes(tried) && !isProbe)
        throw new AdapterError("locked out", later);
    });
    if (push === null || "state" in push) return push;
    const { platform } = push.to;
    at.platform = platform;
    if (bot.adapters.get(platform)?.canSend?.() === false) return { state: "elsewhere", platform };
    const isLockedOut = claimed.lockedOut.includes(platform);
    if (isLockedOut && !isProbe) return waits(isUnclear, "locked out");
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
    if (isLockedOut) await breakers.close(platform);
    return { state: "sent", messageId: sent.messageId };
  } catch (error) {
    if (!(error instanceof AdapterError)) {
      const stack = error instanceof Error ? error.stack : String(error);
      bot.log.error({ delivery: id, stack }, "attempt failed");
    }
    const ending = endingOf(error, attempts, isOnItsWay, Math.random());
    if (error instanceof AdapterError && error.hindrance === "access" && at.platform !== "") {
      bot.log.warn({ ...at, reason: error.message }, "platform does not let us in");
      await breakers.open(at.platform, error.message.slice(0, 200));
    } else if (isProbe && ending.state === "dead") await breakers.close(at.platform);
    // What came of an earlier attempt is as unclear as it was.
    const stays = isUnclear && !hasArrived && ending.state === "pending";
    return stays ? { ...ending, state: "ambiguous" } : ending;
  }
}

/** What to send and where, frozen at the first attempt; or why there is nothing to send any more. */
async function prepare(
  { bot, jobs }: Sending,
  claimed: ClaimedDelivery,
  trying: (platform: string) => void,
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
  const opened = await openDirect(bot, recipient, roster, trying);
  const to = opened ?? (await routeTo(bot, recipient, roster));
  if (to === null) return { state: "dead", reason: "no chat" };
  const push = { to, message: composed.message };
  const outbox = outboxOf(bot.app, aheadOf({ bot }));
  const isOurs = await outbox.freeze(claimed, writePush(push), to.platform);
  bot.passing?.("after-freeze");
  return isOurs ? { ...push, locale } : null;
}

/** Nothing was tried: the delivery is as it was. */
const waits = (isUnclear: boolean, reason: string): Ending => ({
  state: isUnclear ? "ambiguous" : "pending",
  inMs: 0,
  reason,
  isUntried: true,
});

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
