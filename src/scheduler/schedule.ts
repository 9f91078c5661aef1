import type { Bot } from "../bot/bot.ts";
import type { DeliveryQueue } from "../queue/delivery-queue.ts";
import type { Job } from "./define-job.ts";

/** The parts that turn the passing of time into posts. */
export type Schedule = Sending & { readonly queue: DeliveryQueue };

/** What sending needs. */
export type Sending = {
  readonly bot: Bot;
  readonly jobs: readonly Job[];
  /** True: nothing more is to be sent by this process. */
  isStopping?(): boolean;
};

/** The kinds of push that go last. */
export const bulkKinds = (jobs: readonly Job[]): string[] =>
  jobs.filter(({ isBulk }) => isBulk).map(({ name }) => name);

/** By how many milliseconds the app's clock is ahead of the real one: 0 unless it was set. */
export const aheadOf = ({ bot }: Pick<Schedule, "bot">): number => bot.now() - Date.now();
