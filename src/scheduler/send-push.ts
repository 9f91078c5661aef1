import { type Ending, leaseMs, outboxOf } from "../app/push/outbox.ts";
import { post } from "../bot/posting/post.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { Attempt } from "./attempt.ts";
import { writePush } from "./frozen-push.ts";
import type { PreparedPush } from "./prepare-push.ts";
import { aheadOf, type Sending } from "./schedule.ts";

/** Longest time a platform may take to accept a message, in milliseconds. */
const sendMs = 10_000;

/** Nothing is sent so late in a lease that its end could not be recorded within it. */
const latestSend = leaseMs - 2 * sendMs;

/**
 * Freezes a push, unless an earlier attempt did, and sends what has not arrived yet. Null when the
 * claim was lost meanwhile. Throws what `post` throws, and an error when time is up.
 */
export async function sendPush(
  sending: Sending,
  attempt: Attempt,
  { locale, ...push }: PreparedPush,
): Promise<Ending | null> {
  const { bot } = sending;
  const { claimed, started } = attempt;
  const { id, organizationId, recipient, payload, parts, messageId, isUnclear } = claimed;
  const outbox = outboxOf(bot.app, aheadOf(sending));
  if (payload === null) {
    const isOurs = await outbox.freeze(claimed, writePush(push), push.to.platform);
    bot.passing?.("after-freeze");
    if (!isOurs) return null;
  }
  const deadline = createDeadline(sendMs);
  const posted = post(bot, push.to, push.message, {
    key: id,
    organizationId,
    memberId: recipient.startsWith("member:") ? recipientId(recipient) : null,
    locale,
    ...(isUnclear ? { triedSince: claimed.plannedAt } : {}),
    progress: {
      parts,
      messageId,
      begin() {
        if (performance.now() - started > latestSend) throw new Error("lease used up");
        deadline.restart();
        bot.passing?.("before-send");
        attempt.isOnItsWay = true;
      },
      async arrived(count, first) {
        if (!(await outbox.arrived(claimed, count, first))) throw new Error("claim lost");
        attempt.isOnItsWay = false;
        attempt.hasArrived = true;
      },
    },
  });
  const sent = await Promise.race([posted, deadline.passed]).finally(deadline.clear);
  return { state: "sent", messageId: sent.messageId };
}

/** Rejects in `passed` when so many milliseconds have gone by since the last `restart`. */
type Deadline = { readonly passed: Promise<never>; restart(): void; clear(): void };

/** Makes one; it does not run yet. */
function createDeadline(milliseconds: number): Deadline {
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
