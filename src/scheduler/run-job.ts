import type { Log } from "../bot/bot.ts";

/** Runs a piece of scheduled work; what goes wrong is logged, and the next time comes anyway. */
export async function runJob(log: Log, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(
      { job: name, stack: error instanceof Error ? error.stack : String(error) },
      "job failed",
    );
  }
}
