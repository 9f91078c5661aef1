import type { DueDelivery } from "../app/push/outbox.ts";
import { createLane } from "../bot/intake/lane.ts";
import { deliver } from "./deliver.ts";
import { runJob } from "./run-job.ts";
import type { Sending } from "./schedule.ts";

/** Attempts made side by side. */
const sideBySide = 100;

/** Makes an attempt at each, those that can wait after all others, until it is to stop. */
export async function deliverAll(sending: Sending, due: readonly DueDelivery[]): Promise<void> {
  const lane = createLane(sideBySide);
  const attempt = (id: string): Promise<void> =>
    runJob(sending.bot.log, "deliver", async () => {
      if (!sending.isStopping?.()) await deliver(sending, id);
    });
  for (const now of [due.filter(({ isBulk }) => !isBulk), due.filter(({ isBulk }) => isBulk)]) {
    await Promise.all(now.map(({ deliveryId }) => lane(() => attempt(deliveryId))));
  }
}
