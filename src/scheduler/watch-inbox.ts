import { forgetOld } from "../app/forget-old.ts";
import type { Bot } from "../bot/bot.ts";
import type { Dispatch } from "../bot/dispatch.ts";
import { runJob } from "./run-job.ts";

/** Time from one look to the next, in milliseconds: how long an abandoned event waits at most. */
const lookEvery = 10_000;

/** Looks between clearings: one an hour. */
const looksToClear = 360;

/**
 * Looks for events that nobody answers, and keeps those that wait here, until it is stopped; now
 * and then it clears away what is long settled.
 */
export function watchInbox({ app, log }: Bot, dispatch: Dispatch): { stop(): Promise<void> } {
  let looks = 0;
  let running: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    await runJob(log, "inbox", async () => {
      await dispatch.renew();
      await dispatch.takeOver();
    });
    if (looks++ % looksToClear === 0) await runJob(log, "clearing", () => forgetOld(app));
    running = null;
  };
  const turn = () => {
    running ??= look();
  };
  turn();
  const timer = setInterval(turn, lookEvery);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
