import { setTimeout as pause } from "node:timers/promises";
import type { EventClaim, Inbox } from "../../app/messages/inbox.ts";
import { databaseSilence } from "../../app/process/database-silence.ts";
import type { HeldUp, Received } from "../../chat/adapter.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { DatabaseAwayError } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { answer, type Recorded } from "./answer.ts";
import { inOrder } from "./in-order.ts";
import { createLane, type Lane } from "./lane.ts";
import { onceWhile } from "./once-while.ts";
import { personOf } from "./person-of.ts";
import { referenceOfEvent, type Trouble, troubleCode } from "./tell-trouble.ts";

/** People who are answered at the same time; most of that is waiting for the platform. */
const mostAnswers = 32;

/** Commands at a time: more would only hold each other up, and the recording of what comes. */
const mostCommands = 3;

/** A command lets what comes go before it so many times, each so many milliseconds. */
const [mostYields, yieldMs] = [10, 5];

/** What was tried as often in vain is given up: it kills whoever answers it, or nobody takes the answer. */
const mostAttempts = 8;

/**
 * A word within 5 s is promised: after so many milliseconds without an answer it is asked whether
 * the database is silent, and again each so many.
 */
const [tellMs, lookMs] = [3500, 500];

/** So many milliseconds without an answer to anybody are told of, since it may be away. */
export const silenceMs = 2000;

/**
 * Who has waited so long, in milliseconds, is told that it is worked on, whatever takes so long: the local chat
 * waits 10 s for an answer, and elsewhere people send it again. Once, for all that they say meanwhile in that
 * conversation: it waits for the same.
 */
const slowMs = 8000;

/** Between two attempts to take up again what the database went away from, in milliseconds. */
const againMs = 500;

/** What answering stands on. */
export type AnswersParts = {
  readonly bot: Bot;
  readonly inbox: Inbox;
  /** Whether something is being recorded, which goes before commands. */
  isRecording(): boolean;
  /** Whether nothing is taken up again any more that the database went away from. */
  isDraining(): boolean;
  /** Hears which language the sender of an event has. */
  onKnown(event: ChatEvent, locale: Locale): void;
  tell(event: ChatEvent, trouble: Trouble, id: string): Promise<void>;
};

/** The events that this process has to answer. */
export type Answers = {
  /** Lets an event be answered in its turn; whoever sent it has waited since that moment. */
  take(recorded: Recorded, since?: number): Received;
  /** Takes an event that another process has left; null where it was tried often enough. */
  takeOver(recorded: Recorded): Promise<Received | null>;
  /** Those that wait for their turn, and those that are being answered. */
  waiting(): EventClaim[];
  begun(): EventClaim[];
  /** From now on nothing more begins. */
  end(): void;
};

/** Puts together what answers events. */
export function createAnswers(parts: AnswersParts): Answers {
  const { bot, inbox, tell } = parts;
  const answers = createLane(mostAnswers);
  const lane = createLane(mostCommands);
  /** What comes is recorded first: some platforms wait 3 s for the acknowledgement, people longer. */
  const commands: Lane = (work) =>
    lane(async () => {
      for (let waited = 0; parts.isRecording() && waited < mostYields; waited++) {
        await pause(yieldMs);
      }
      return work();
    });
  const ordered = inOrder();
  const waiting = new Map<string, EventClaim>();
  const begun = new Map<string, EventClaim>();
  /** Those of them that the database went away from. */
  const left = new Set<string>();
  /** Those whose answer is on its way: a platform may be slow to take it. */
  const onTheirWay = new Set<string>();
  const slow = onceWhile();
  let isOver = false;

  function take(recorded: Recorded, since = performance.now()): Received {
    const { event, claim } = recorded;
    waiting.set(claim.id, claim);
    const person = personOf(event);
    const place = `${person} ${event.conversation.id}`;
    slow.hold(place);
    let watch: NodeJS.Timeout;
    let holdUp = (_: HeldUp) => {};
    const heldUp = new Promise<HeldUp>((resolve) => {
      holdUp = resolve;
      const look = () => {
        const isAway = left.has(claim.id);
        if (isAway || databaseSilence(bot.app) > silenceMs) {
          // A machine with too much to do is as silent: the line is recorded, and is answered.
          const trouble = isAway ? "held-up" : "still-working";
          const code = troubleCode(bot, event, trouble);
          resolve({ reference: referenceOfEvent(claim.id), code });
          void tell(event, trouble, claim.id);
          return;
        }
        const isLate = performance.now() - since > slowMs && !onTheirWay.has(claim.id);
        if (isLate && slow.isFirst(place)) void tell(event, "still-working", claim.id);
        watch = setTimeout(look, lookMs);
      };
      watch = setTimeout(look, since + tellMs - performance.now());
    });
    const handled = ordered(person, () =>
      answers(async () => {
        if (isOver) return;
        waiting.delete(claim.id);
        const isFull = (await answerOnce(recorded)) === "full";
        const code = troubleCode(bot, event, "not-saved-full");
        if (isFull) holdUp({ reference: referenceOfEvent(claim.id), code });
        begun.delete(claim.id);
        left.delete(claim.id);
      }),
    );
    const settled = handled.finally(() => {
      clearTimeout(watch);
      onTheirWay.delete(claim.id);
      slow.letGo(place);
    });
    return { handled: settled, heldUp };
  }

  /** Answers an event; anew, once the database is back, as often as it goes away meanwhile. */
  async function answerOnce(recorded: Recorded): Promise<"full" | undefined> {
    for (let current: Recorded | null = recorded; current !== null; ) {
      const { event, claim } = current;
      begun.set(claim.id, claim);
      const onKnown = (locale: Locale) => parts.onKnown(event, locale);
      const onAnswered = () => void onTheirWay.add(claim.id);
      const outcome = await answer({ bot, inbox, commands, onKnown, onAnswered }, current);
      if (outcome === "settled") return undefined;
      if (outcome === "full" && (await endUnsaved(current))) return "full";
      left.add(claim.id);
      current = await takeUpAgain({ ...current, isPosted: outcome === "posting" });
    }
    return undefined;
  }

  /**
   * There is no room for what an event asks for: nothing of it is saved, nor will be, and whoever sent
   * it is told so. False where not even that can be noted, since then it is taken up again.
   */
  async function endUnsaved({ event, claim }: Recorded): Promise<boolean> {
    try {
      await inbox.finish(claim, bot.now());
    } catch {
      return false;
    }
    await tell(event, "not-saved-full", claim.id);
    return true;
  }

  /** An event that the database went away from, once it is back; null where it is not ours now. */
  async function takeUpAgain(recorded: Recorded): Promise<Recorded | null> {
    while (!parts.isDraining()) {
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
    take,
    async takeOver(recorded) {
      if (recorded.claim.attempt <= mostAttempts) return take(recorded);
      await giveUp(recorded.claim);
      return null;
    },
    waiting: () => [...waiting.values()],
    begun: () => [...begun.values()],
    end() {
      isOver = true;
    },
  };
}
