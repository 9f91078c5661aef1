import { clearDrafts } from "../app/drafts/clear-drafts.ts";
import { clearFiles } from "../app/import/last-received.ts";
import { forgetOld } from "../app/messages/forget-old.ts";
import type { Bot } from "../bot/bot.ts";
import type { Dispatch } from "../bot/intake/dispatch.ts";
import { runJob } from "./run-job.ts";

/** Time from one look to the next, in milliseconds: how long an abandoned event waits at most. */
const lookEvery = 10_000;

/** Time between clearings, in milliseconds. */
const clearEvery = 3_600_000;

/**
 * Looks for events that nobody answers, and keeps those that wait here, until it is stopped; now
 * and then it clears away what is long settled.
 */
export function watchInbox({ app, log, now }: Bot, dispatch: Dispatch): { stop(): Promise<void> } {
  let clearedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let isStopped = false;
  const look = async (): Promise<void> => {
    await runJob(log, "inbox", async () => {
      await dispatch.renew();
      const taken = await dispatch.takeOver();
      // A backlog is worked off without a pause.
      void taken?.answered.then(turn);
    });
    if (performance.now() - clearedAt >= clearEvery) {
      clearedAt = performance.now();
      await runJob(log, "clearing", () => forgetOld(app));
      await runJob(log, "drafts", () => clearDrafts(app, now()));
      await runJob(log, "files", () => clearFiles(app, now()));
    }
    running = null;
  };
  const turn = () => {
    if (!isStopped) running ??= look();
  };
  turn();
  const timer = setInterval(turn, lookEvery);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
