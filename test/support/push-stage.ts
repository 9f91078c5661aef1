import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { localPlatform } from "../../src/adapters/local/conversations.ts";
import type { Bot } from "../../src/bot/bot.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import type { DeliveryQueue, WakeUp } from "../../src/queue/delivery-queue.ts";
import type { Job } from "../../src/scheduler/define-job.ts";
import type { Schedule } from "../../src/scheduler/schedule.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { OpenApp } from "./app.ts";

/** A post as the platform took it. */
export type Posted = {
  readonly chat: string;
  readonly key: string;
  readonly text: string;
  readonly message: OutboundMessage;
};

/** A delivery as it stands. */
export type DeliveryRow = {
  readonly kind: string;
  readonly recipient: string;
  readonly windowKey: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
};

/** The scheduler of a test app on a clock of its own, with a platform that takes notes. */
export type PushStage = {
  readonly schedule: Schedule;
  readonly posted: Posted[];
  /** Sets the clock (ISO instant); it runs on from there. */
  at(now: string): void;
  /** What the platform does with the next posts, instead of taking them. */
  failing(with_: ((key: string) => Promise<never>) | null): void;
  /** Sweeps, then once a minute until everything that was promised has had its time. */
  sweepFor(minutes: number): Promise<void>;
  deliveries(): Promise<DeliveryRow[]>;
};

/** A queue that nobody can reach: what is due is sent by the sweep itself. */
export const noQueue: DeliveryQueue = {
  wake: () => Promise.reject(new Error("away")),
  work() {},
  close: async () => {},
};

/** A queue that takes every call and forgets it. */
export const forgetfulQueue = (taken: WakeUp[] = []): DeliveryQueue => ({
  async wake(calls) {
    taken.push(...calls);
  },
  work() {},
  close: async () => {},
});

/** Sets the stage at `now` (ISO instant), for the engine's pushes unless others are given. */
export function setPushStage(
  app: OpenApp,
  now: string,
  queue = noQueue,
  pushes: readonly Job[] = jobs,
): PushStage {
  let ahead = Date.parse(now) - Date.now();
  let fail: ((key: string) => Promise<never>) | null = null;
  const posted: Posted[] = [];
  const platform = localPlatform;
  const adapter: Adapter = {
    platform,
    capabilities: localCapabilities,
    start: async () => {},
    stop: async () => {},
    async send(to, message, { key }) {
      if (fail !== null) await fail(key);
      posted.push({
        chat: to.id,
        key,
        text: plainText(message).replaceAll("\u00a0", " "),
        message,
      });
      return { messageId: key };
    },
  };
  const bot: Bot = {
    ...app.genjin.bot,
    adapters: new Map([[platform, adapter]]),
    log: { info() {}, warn() {}, error() {} },
    now: () => (Date.now() + ahead) as Instant,
  };
  const schedule = { bot, jobs: pushes, queue };
  return {
    schedule,
    posted,
    at(next) {
      ahead = Date.parse(next) - Date.now();
    },
    failing(with_) {
      fail = with_;
    },
    async sweepFor(minutes) {
      for (let minute = 0; minute <= minutes; minute++) {
        await sweep(schedule);
        if (minute < minutes) ahead += 60_000;
      }
    },
    deliveries: () =>
      app.genjin.app.store.rows<DeliveryRow>(sql`
        SELECT kind, recipient, window_key AS "windowKey", state, reason, attempts
        FROM delivery ORDER BY tick, kind, recipient`),
  };
}
