import { setTimeout as pause } from "node:timers/promises";
import { type EventClaim, inboxOf } from "../../app/messages/inbox.ts";
import { databaseSilence, inTime } from "../../app/process/database-silence.ts";
import type { Received } from "../../chat/adapter.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { DatabaseAwayError, isDiskFull } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { createAnswers, silenceMs } from "./answers.ts";
import { latestOf } from "./latest-of.ts";
import { limitText } from "./limit-text.ts";
import { personOf } from "./person-of.ts";
import { referenceOfEvent, type Trouble, tellTrouble, troubleCode } from "./tell-trouble.ts";

/**
 * For so many milliseconds it is tried to record an event, and the last attempt waited for: a word
 * within 5 s is promised.
 */
const [recordMs, openMs] = [2500, 3500];

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
  const locales = latestOf<Locale>(mostRemembered);
  /** What was told of deliveries that could not be recorded. */
  const troubles = latestOf<Trouble>(mostRemembered);
  let recording = 0;
  let isDraining = false;

  /** Tells of an event once, and how it ended where that is worse. */
  const tell = async (event: ChatEvent, trouble: Trouble, id: string): Promise<void> => {
    const delivery = deliveryOf(event);
    const isNew = troubles.get(delivery) === undefined;
    troubles.set(delivery, trouble);
    if (isNew || trouble === "unexpected") {
      await tellTrouble(bot, event, trouble, id, locales.get(personOf(event)));
    }
  };
  const answers = createAnswers({
    ...{ bot, inbox, tell },
    isRecording: () => recording > 0,
    isDraining: () => isDraining,
    onKnown: (event, locale) => locales.set(personOf(event), locale),
  });
  const held = () => [...answers.waiting(), ...answers.begun()];

  return {
    async receive(given) {
      const event = limitText(given);
      const { platform, workspace } = event.conversation;
      // Who was told that nothing was saved has said it again.
      if (isOver(troubles.get(deliveryOf(event)))) return { handled: nothing };
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
          : answers.take({ event, claim, at, isDone: false, isPosted: false }, since);
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
      const isMute = databaseSilence(bot.app) > silenceMs;
      const trouble = troubleOf(error, comesAgain, isMute);
      void tell(event, trouble, entry.id);
      const reference = referenceOfEvent(entry.id);
      bot.log.warn({ incident: reference, error: error.message, trouble }, "event not recorded");
      if (!error.mayBeSaved) throw error;
      const handled = goOn(recorded).catch((later: unknown) => {
        bot.log.error({ incident: reference, stack: String(later) }, "event not recorded");
      });
      if (comesAgain) throw error;
      const code = troubleCode(bot, event, "held-up");
      return { handled, heldUp: Promise.resolve({ reference, code }) };
    },
    async takeOver() {
      if (isDraining) return null;
      const speaking = [...bot.adapters.values()].filter((one) => one.canSend?.() ?? true);
      const platforms = speaking.map(({ platform }) => platform);
      const own = held().map(({ id }) => id);
      const handled: Promise<void>[] = [];
      const abandoned = await inbox.claimAbandoned(platforms, own);
      for (const { payload, receivedAt: at, isDone, ...claim } of abandoned) {
        const event = JSON.parse(payload);
        const taken = await answers.takeOver({ event, claim, at, isDone, isPosted: true });
        if (taken !== null) handled.push(taken.handled);
      }
      return abandoned.length === 0 ? null : { answered: Promise.allSettled(handled) };
    },
    async renew() {
      if (held().length > 0) await inbox.renew(held());
    },
    async drain(ms) {
      isDraining = true;
      const end = performance.now() + ms;
      while (held().length + recording > 0 && performance.now() < end) await pause(20);
      answers.end();
      const waiting = answers.waiting();
      if (waiting.length === 0) return;
      await inbox.release(waiting).catch((error: unknown) => {
        // Then their leases run out.
        bot.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "not released");
      });
    },
  };
}

/** Nothing of it was saved, as its sender knows, and nothing will be. */
const isOver = (trouble: Trouble | undefined): boolean =>
  trouble === "not-saved" || trouble === "not-saved-full";

/** One delivery, however often it comes. */
const deliveryOf = ({ conversation: { platform, workspace }, key }: ChatEvent): string =>
  JSON.stringify([platform, workspace, key]);

/**
 * What has become of an event that was not recorded. Where the database answers others it is slow,
 * not away: what the platform delivers again is then recorded.
 */
function troubleOf(error: DatabaseAwayError, comesAgain: boolean, isMute: boolean): Trouble {
  if (comesAgain) return isMute || isDiskFull(error) ? "not-saved-yet" : "still-working";
  if (error.mayBeSaved) return "held-up";
  return isDiskFull(error) ? "not-saved-full" : "not-saved";
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

const nothing = Promise.resolve();
