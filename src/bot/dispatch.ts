import { setTimeout as pause } from "node:timers/promises";
import { type EventClaim, inboxOf } from "../app/inbox.ts";
import type { Received } from "../chat/adapter.ts";
import type { ChatEvent } from "../chat/event.ts";
import { answer, type Recorded } from "./answer.ts";
import type { Bot } from "./bot.ts";
import { inOrder } from "./in-order.ts";
import { createLane, type Lane } from "./lane.ts";

/** People who are answered at the same time; most of that is waiting for the platform. */
const mostAnswers = 32;

/** Commands at a time: more would only hold each other up, and the recording of what comes. */
const mostCommands = 3;

/** A command lets what comes go before it so many times, each so many milliseconds. */
const [mostYields, yieldMs] = [10, 5];

/** What as many processes have taken over in vain is given up. */
const mostAttempts = 4;

/** Takes events in and answers them. */
export type Dispatch = {
  /**
   * Records an event (a repeated one ends here) and lets it be answered in its turn. Resolves when
   * it is recorded, rejects when it could not be.
   */
  receive(event: ChatEvent): Promise<Received>;
  /** Answers what another process, or an earlier one, recorded and did not answer. */
  takeOver(): Promise<void>;
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
  let recording = 0;
  let isDraining = false;
  let isOver = false;

  function take(recorded: Recorded): Promise<void> {
    const { event, claim } = recorded;
    waiting.set(claim.id, claim);
    const { platform, workspace } = event.conversation;
    const person = JSON.stringify([platform, workspace, event.sender.userId]);
    return ordered(person, () =>
      answers(async () => {
        if (isOver) return;
        waiting.delete(claim.id);
        begun.set(claim.id, claim);
        await answer({ bot, inbox, commands }, recorded);
        begun.delete(claim.id);
      }),
    );
  }

  return {
    async receive(event) {
      const { platform, workspace } = event.conversation;
      const at = bot.now();
      const payload = JSON.stringify(event);
      const isLeft = isDraining;
      recording++;
      try {
        const entry = { platform, workspace, eventKey: event.key, receivedAt: at, payload };
        const claim = await inbox.record(entry, isLeft);
        if (claim === null || isLeft) return { handled: nothing };
        return { handled: take({ event, claim, at, isDone: false }) };
      } finally {
        recording--;
      }
    },
    async takeOver() {
      if (isDraining) return;
      const speaking = [...bot.adapters.values()].filter((one) => one.canSend?.() ?? true);
      const platforms = speaking.map(({ platform }) => platform);
      const held = [...waiting.keys(), ...begun.keys()];
      for (const found of await inbox.claimAbandoned(platforms, held)) {
        const { payload, receivedAt: at, isDone, ...claim } = found;
        if (claim.attempt <= mostAttempts) {
          void take({ event: JSON.parse(payload), claim, at, isDone });
        } else {
          bot.log.error({ incident: claim.id }, "event given up");
          await inbox.finish(claim, bot.now());
        }
      }
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
      if (waiting.size > 0) await inbox.release([...waiting.values()]);
    },
  };
}

const nothing = Promise.resolve();
