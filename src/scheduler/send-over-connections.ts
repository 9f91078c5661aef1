import { outboxOf } from "../app/outbox.ts";
import type { Sending } from "./deliver.ts";
import { deliverAll } from "./deliver-all.ts";
import { runJob } from "./run-job.ts";
import { aheadOf } from "./schedule.ts";

/** Time from one look to the next, in milliseconds. */
const lookEvery = 2000;

/**
 * Sends what only the process can send that holds a platform's one connection, for as long as this
 * is that process. Others leave such deliveries to it. Stopping waits for what is in work.
 */
export function sendOverConnections(sending: Sending): { stop(): Promise<void> } {
  const { bot } = sending;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  const isAny = [...bot.adapters.values()].some((adapter) => adapter.canSend !== undefined);
  const round = async (): Promise<void> => {
    const held = [...bot.adapters.values()].filter((adapter) => adapter.canSend?.() === true);
    const on = held.map(({ platform }) => platform);
    if (on.length > 0) {
      await runJob(bot.log, "connections", async () => {
        const due = await outboxOf(bot.app, aheadOf(sending)).due(0, { on });
        await deliverAll(sending, due, () => isStopping);
      });
    }
    if (!isStopping) timer = setTimeout(go, lookEvery);
  };
  let running = isAny ? round() : Promise.resolve();
  const go = () => {
    running = round();
  };
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
