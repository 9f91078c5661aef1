import type { DueDelivery } from "../app/outbox.ts";
import { deliver, type Sending } from "./deliver.ts";
import { runJob } from "./run-job.ts";

const sideBySide = 8;

/** Makes an attempt at each, eight at a time, until all are made or it is to stop. */
export async function deliverAll(
  sending: Sending,
  due: readonly DueDelivery[],
  isStopping: () => boolean,
): Promise<void> {
  for (let from = 0; from < due.length && !isStopping(); from += sideBySide) {
    const some = due.slice(from, from + sideBySide);
    await Promise.all(some.map(({ deliveryId }) => attempt(sending, deliveryId)));
  }
}

const attempt = (sending: Sending, id: string): Promise<void> =>
  runJob(sending.bot.log, "deliver", async () => {
    await deliver(sending, id);
  });
