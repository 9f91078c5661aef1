import { outboxOf } from "../app/push/outbox.ts";
import { deliverAll } from "./deliver-all.ts";
import { runJob } from "./run-job.ts";
import { aheadOf, bulkKinds, type Sending } from "./schedule.ts";

/** Time from one look to the next, in milliseconds. */
const lookEvery = 2000;

/** Sends what is due and goes over the connections that this process holds at the moment. */
export async function sendOverHeld(sending: Sending): Promise<void> {
  const { app, adapters } = sending.bot;
  const held = [...adapters.values()].filter((adapter) => adapter.canSend?.() === true);
  if (held.length === 0) return;
  const on = held.map(({ platform }) => platform);
  const due = await outboxOf(app, aheadOf(sending)).due(0, { on }, bulkKinds(sending.jobs));
  await deliverAll(sending, due);
}

/**
 * Sends what only the process can send that holds a platform's one connection, for as long as this
 * is that process. Others leave such deliveries to it. Stopping waits for what is in work.
 */
export function sendOverConnections(sending: Sending): { stop(): Promise<void> } {
  const { bot } = sending;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await runJob(bot.log, "connections", () =>
      sendOverHeld({ ...sending, isStopping: () => isStopping }),
    );
    if (!isStopping) timer = setTimeout(go, lookEvery);
  };
  let running = round();
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
