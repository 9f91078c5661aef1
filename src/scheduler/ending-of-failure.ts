import { breakersOf } from "../app/push/breakers.ts";
import type { Ending } from "../app/push/outbox.ts";
import { AdapterError } from "../errors.ts";
import type { Attempt } from "./attempt.ts";
import { endingOf } from "./ending-of.ts";
import { aheadOf, type Sending } from "./schedule.ts";
import { turnsOn } from "./turns.ts";

/**
 * What an attempt that failed comes to. A platform that does not let us in is left alone by all from
 * now on; one that answers a probe, if only with a no, is not.
 */
export async function endingOfFailure(
  sending: Sending,
  attempt: Attempt,
  error: unknown,
): Promise<Ending> {
  const { bot } = sending;
  const { claimed, platform, isProbe, isOnItsWay, hasArrived } = attempt;
  if (!(error instanceof AdapterError)) {
    const stack = error instanceof Error ? error.stack : String(error);
    bot.log.error({ delivery: claimed.id, stack }, "attempt failed");
  }
  const ending = endingOf(error, claimed.attempts, isOnItsWay, Math.random());
  const breakers = breakersOf(bot.app, aheadOf(sending));
  if (error instanceof AdapterError && error.hindrance === "access" && platform !== "") {
    bot.log.warn({ platform, reason: error.message }, "platform does not let us in");
    const adapter = bot.adapters.get(platform);
    if (adapter !== undefined) turnsOn(adapter).shutOut();
    await breakers.open(platform, error.message.slice(0, 200));
  } else if (isProbe && ending.state === "dead") await breakers.close(platform);
  if (!("inMs" in ending)) return ending;
  // What came of an earlier attempt is as unclear as it was.
  const isAsUnclear = claimed.isUnclear && !hasArrived;
  return {
    ...ending,
    state: isAsUnclear ? "ambiguous" : ending.state,
    ...(ending.isUntried && platform !== "" ? { platform } : {}),
  };
}
