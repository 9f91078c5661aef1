import { appIn } from "../app/app.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import { keepValues } from "../app/value/keep-values.ts";
import { deliver } from "./deliver.ts";
import { runJob } from "./run-job.ts";
import type { Schedule } from "./schedule.ts";
import { sweep, sweepEvery } from "./sweep.ts";

/**
 * Sweeps now and twice a minute, and sends what the queue calls for, until it is stopped. Stopping
 * waits for what is in work and closes the queue.
 */
export function startScheduler(parts: Schedule): { stop(): Promise<void> } {
  const { bot, queue } = parts;
  let isStopping = false;
  const schedule: Schedule = { ...parts, isStopping: () => isStopping };
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await runJob(bot.log, "sweep", () => sweep(schedule));
    await runJob(bot.log, "values", async () => {
      for (const { id } of await findOrganizations(bot.app)) {
        await keepValues(appIn(bot.app, id), bot.now());
      }
    });
    if (!isStopping) timer = setTimeout(next, sweepEvery - (bot.now() % sweepEvery));
  };
  let running = round();
  const next = () => {
    running = round();
  };
  const attempt = (id: string) =>
    runJob(bot.log, "deliver", async () => {
      const again = await deliver(schedule, id);
      if (again !== null) await queue.wake([again]);
    });
  queue.work(async (ids) => {
    await Promise.all(ids.map(attempt));
  });
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
      await queue.close();
    },
  };
}
