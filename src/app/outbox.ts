import { readDatabaseClock } from "../store/database-clock.ts";
import * as deliveries from "../store/deliveries.ts";
import { beat } from "../store/heartbeats.ts";
import type { App } from "./app.ts";

/** A delivery that is ours to send, and what may come of an attempt. */
export type { ClaimedDelivery, DueDelivery, Ending } from "../store/deliveries.ts";

/** How long a claim holds, in milliseconds. */
export const { leaseMs } = deliveries;

/**
 * The outbox as those who send see it. `ahead` is by how many milliseconds the app's clock is
 * ahead of the real one.
 */
export const outboxOf = ({ store }: App, ahead: number) => ({
  /** The deliveries that may be sent within so many milliseconds, the longest waiting first. */
  due: (within: number) => deliveries.dueDeliveries(store, ahead, within),
  /** Takes a delivery for sending if it is due and nobody else has it; else null. */
  claim: (id: string) => deliveries.claimDelivery(store, ahead, id),
  /** Keeps what is about to be sent, so that a further attempt sends the same; false: claim lost. */
  freeze: (claimed: deliveries.ClaimedDelivery, payload: string) =>
    deliveries.freezePayload(store, claimed, payload),
  /** Records the end of an attempt; false when the claim was lost and nothing was recorded. */
  async settle(claimed: deliveries.ClaimedDelivery, ending: deliveries.Ending): Promise<boolean> {
    const isOurs = await deliveries.settleDelivery(store, ahead, claimed, ending);
    if (isOurs && ending.state === "sent") {
      await beat(store, claimed.organizationId, "send", await readDatabaseClock(store, ahead));
    }
    return isOurs;
  },
});
