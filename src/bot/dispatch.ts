import { setTimeout as pause } from "node:timers/promises";
import { databaseSilence, inTime } from "../app/database-silence.ts";
import { type EventClaim, inboxOf } from "../app/inbox.ts";
import type { Received } from "../chat/adapter.ts";
import type { ChatEvent } from "../chat/event.ts";
import type { Locale } from "../core/vocabulary.ts";
import { DatabaseAwayError } from "../errors.ts";
import { answer, type Recorded } from "./answer.ts";
import type { Bot } from "./bot.ts";
import { inOrder } from "./in-order.ts";
import { createLane, type Lane } from "./lane.ts";
import { referenceOfEvent, type Trouble, tellTrouble } from "./tell-trouble.ts";

/** People who are answered at the same time; most of that is waiting for the platform. */
const mostAnswers = 32;

/** Commands at a time: more would only hold each other up, and the recording of what comes. */
const mostCommands = 3;

/** A command lets what comes go before it so many times, each so many milliseconds. */
const [mostYields, yieldMs] = [10, 5];

/** What was tried as often in vain is given up: it kills whoever answers it, or nobody takes the answer. */
const mostAttempts = 8;

/**
 * A word within 5 s is promised. For so many milliseconds it is tried to record an event, and the
 * last attempt waited for; after as many without an answer it is asked whether the database is
 * silent, and again each so many.
 */
const [recordMs, openMs, tellMs, lookMs] = [2500, 3500, 3500, 500];

/** So many milliseconds without an answer to anybody mean that the database is away. */
const silenceMs = 2000;

/** Between two attempts to take up again what the database went away from, in milliseconds. */
const againMs = 500;

/** People whose language, and events of whose fate, are remembered. */
const mostRemembered = 5000;

/** Takes events in and answers them. */
export type Dispatch = {
  /**
   * Records an event (a repeated one ends here) and lets it be answered in its turn. Resolves when
   * it is recorded, rejects when it could not be: where the platform does not deliver it again, its
   * sender has been told. Where nobody can say whether it was recorded, it goes on trying.
   */
  receive(event: ChatEvent): Promise<Received>;
  /**
   * Takes up some of what another process, or an earlier one, recorded and did not answer. `answered`
   * resolves when those are, and there may be more; null where there was nothing.
   */
  takeOver(): Promise<{ readonly answered: Promise<unknown> } | null>;
  /** Tells other processes that those who wait here are still being worked on. */
  renew(): Promise<void>;
  /**
   * From now on events are recorded for another process. Resolves when all before are answered, or
   * after so many milliseconds; what has not begun by then is left to another process as well.
   */
  drain(ms: number): Promise<void>;
};

/** Puts together what takes events in; nothing runs by itself. */
export function createDispatch(bot: Bot): Dispatch {
  const inbox = inboxOf(bot.app);
  const answers = createLane(mostAnswers);
  const lane = createLane(mostCommands);
  /** What comes is recorded first: Slack waits 3 s for its acknowledgement, people longer. */
  const commands: Lane = (work) =>
    lane(async () => {
      for (let waited = 0; recording > 0 && waited < mostYields; waited++) await pause(yieldMs);
      return work();
    });
  const ordered = inOrder();
  /** Those that wait here, and those that are being answered. */
  const waiting = new Map<string, EventClaim>();
  const begun = new Map<string, EventClaim>();
  /** Those of them that the database went away from. */
  const left = new Set<string>();
  const locales = remembered<Locale>(mostRemembered);
  /** What was told of deliveries that could not be recorded. */
  const troubles = remembered<Trouble>(mostRemembered);
  let recording = 0;
  let isDraining = false;
  let isOver = false;

  const tell = (event: ChatEvent, trouble: Trouble, id: string): Promise<void> =>
    tellTrouble(bot, event, trouble, id, locales.get(personOf(event)));

  /** Lets an event be answered; whoever sent it has waited since that moment. */
  function take(recorded: Recorded, since = performance.now()): Received {
    const { event, claim } = recorded;
    waiting.set(claim.id, claim);
    let watch: NodeJS.Timeout;
    const heldUp = new Promise<string>((resolve) => {
      const look = () => {
        if (left.has(claim.id) || databaseSilence(bot.app) > silenceMs) {
          resolve(referenceOfEvent(claim.id));
          void tell(event, "held-up", claim.id);
        } else watch = setTimeout(look, lookMs);
      };
      watch = setTimeout(look, since + tellMs - performance.now());
    });
    const handled = ordered(personOf(event), () =>
      answers(async () => {
        if (isOver) return;
        waiting.delete(claim.id);
        await answerOnce(recorded);
        begun.delete(claim.id);
        left.delete(claim.id);
      }),
    );
    return { handled: handled.finally(() => clearTimeout(watch)), heldUp };
  }

  /** Answers an event; anew, once the database is back, as often as it goes away meanwhile. */
  async function answerOnce(recorded: Recorded): Promise<void> {
    for (let current: Recorded | null = recorded; current !== null; ) {
      const { event, claim } = current;
      begun.set(claim.id, claim);
      const onKnown = (locale: Locale) => locales.set(personOf(event), locale);
      const outcome = await answer({ bot, inbox, commands, onKnown }, current);
      if (outcome === "settled") return;
      left.add(claim.id);
      current = await takeUpAgain({ ...current, isPosted: outcome === "posting" });
    }
  }

  /** An event that the database went away from, once it is back; null where it is not ours now. */
  async function takeUpAgain(recorded: Recorded): Promise<Recorded | null> {
    while (!isDraining) {
      await pause(againMs);
      try {
        const again = await inbox.reclaim(recorded.claim);
        if (again === null) return null;
        const { isDone, ...claim } = again;
        if (claim.attempt <= mostAttempts) return { ...recorded, claim, isDone };
        await giveUp(claim);
        await tell(recorded.event, "unexpected", claim.id);
        return null;
      } catch (error) {
        if (error instanceof DatabaseAwayError) continue;
        bot.log.error({ incident: recorded.claim.id, stack: String(error) }, "not taken up again");
        return null;
      }
    }
    return null;
  }

  async function giveUp(claim: EventClaim): Promise<void> {
    bot.log.error({ incident: claim.id }, "event given up");
    await inbox.finish(claim, bot.now());
  }

  return {
    async receive(event) {
      const { platform, workspace } = event.conversation;
      const delivery = JSON.stringify([platform, workspace, event.key]);
      // Who was told that nothing was saved has said it again.
      if (troubles.get(delivery) === "not-saved") return { handled: nothing };
      const since = performance.now();
      const at = bot.now();
      const payload = JSON.stringify(event);
      const isLeft = isDraining;
      const entry = inbox.entry({
        ...{ platform, workspace, eventKey: event.key, receivedAt: at, payload },
      });
      const taken = (claim: EventClaim | null): Received =>
        claim === null || isLeft
          ? { handled: nothing }
          : take({ event, claim, at, isDone: false, isPosted: false }, since);
      /** Takes it once it is known whether it was recorded. */
      const goOn = async (recorded: Promise<EventClaim | null>): Promise<void> => {
        try {
          await taken(await recorded).handled;
        } catch (error) {
          if (!(error instanceof DatabaseAwayError)) throw error;
          if (!isDraining) await goOn(inbox.record(entry, isLeft, openMs, true));
        }
      };

      recording++;
      const recorded = inbox.record(entry, isLeft, recordMs);
      const known = await knownSoon(recorded).finally(() => recording--);
      if (known.isSaved) return taken(known.claim);
      const { error } = known;
      const comesAgain = bot.adapters.get(platform)?.redelivers?.(event) ?? false;
      const trouble = comesAgain ? "not-saved-yet" : error.mayBeSaved ? "held-up" : "not-saved";
      if (troubles.get(delivery) === undefined) void tell(event, trouble, entry.id);
      troubles.set(delivery, trouble);
      const reference = referenceOfEvent(entry.id);
      bot.log.warn({ incident: reference, error: error.message, trouble }, "event not recorded");
      if (!error.mayBeSaved) throw error;
      const handled = goOn(recorded).catch((later: unknown) => {
        bot.log.error({ incident: reference, stack: String(later) }, "event not recorded");
      });
      if (comesAgain) throw error;
      return { handled, heldUp: Promise.resolve(reference) };
    },
    async takeOver() {
      if (isDraining) return null;
      const speaking = [...bot.adapters.values()].filter((one) => one.canSend?.() ?? true);
      const platforms = speaking.map(({ platform }) => platform);
      const held = [...waiting.keys(), ...begun.keys()];
      const handled: Promise<void>[] = [];
      const abandoned = await inbox.claimAbandoned(platforms, held);
      for (const { payload, receivedAt: at, isDone, ...claim } of abandoned) {
        if (claim.attempt > mostAttempts) await giveUp(claim);
        else {
          const event = JSON.parse(payload);
          handled.push(take({ event, claim, at, isDone, isPosted: true }).handled);
        }
      }
      return abandoned.length === 0 ? null : { answered: Promise.allSettled(handled) };
    },
    async renew() {
      const held = [...waiting.values(), ...begun.values()];
      if (held.length > 0) await inbox.renew(held);
    },
    async drain(ms) {
      isDraining = true;
      const end = performance.now() + ms;
      while (waiting.size + begun.size + recording > 0 && performance.now() < end) await pause(20);
      isOver = true;
      if (waiting.size === 0) return;
      await inbox.release([...waiting.values()]).catch((error: unknown) => {
        // Then their leases run out.
        bot.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "not released");
      });
    },
  };
}

type Known =
  | { readonly isSaved: true; readonly claim: EventClaim | null }
  | { readonly isSaved: false; readonly error: DatabaseAwayError };

/** What is known of the recording by now or soon. Throws what is no outage. */
const knownSoon = (recorded: Promise<EventClaim | null>): Promise<Known> =>
  inTime(
    openMs,
    recorded.then(
      (claim): Known => ({ isSaved: true, claim }),
      (error: unknown): Known => {
        if (error instanceof DatabaseAwayError) return { isSaved: false, error };
        throw error;
      },
    ),
    (): Known => {
      const cause = new Error("not recorded in time");
      return { isSaved: false, error: new DatabaseAwayError({ cause, mayBeSaved: true }) };
    },
  );

const personOf = ({ conversation: { platform, workspace }, sender }: ChatEvent): string =>
  JSON.stringify([platform, workspace, sender.userId]);

/** Keeps the latest of what is set. */
function remembered<Value>(most: number) {
  const kept = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => kept.get(key),
    set(key: string, value: Value): void {
      kept.delete(key);
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}

const nothing = Promise.resolve();
