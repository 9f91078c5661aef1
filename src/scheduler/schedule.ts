import type { Bot } from "../bot/bot.ts";
import type { DeliveryQueue } from "../queue/delivery-queue.ts";
import type { Job } from "./define-job.ts";

/** The parts that turn the passing of time into posts. */
export type Schedule = {
  readonly bot: Bot;
  readonly jobs: readonly Job[];
  readonly queue: DeliveryQueue;
};

/** The kinds of push that go last. */
export const bulkKinds = (jobs: readonly Job[]): string[] =>
  jobs.filter(({ isBulk }) => isBulk).map(({ name }) => name);

/** By how many milliseconds the app's clock is ahead of the real one: 0 unless it was set. */
export const aheadOf = ({ bot }: Pick<Schedule, "bot">): number => bot.now() - Date.now();
