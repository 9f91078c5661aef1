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
  /**
   * The deliveries that may be sent within so many milliseconds: those of `bulk` kinds last, of each
   * the longest waiting first.
   */
  due: (within: number, reach: deliveries.Reach, bulk: readonly string[]) =>
    deliveries.dueDeliveries(store, ahead, within, reach, bulk),
  /** Takes a delivery for sending if it is due, within reach, and nobody else has it; else null. */
  claim: (id: string, reach: deliveries.Reach, isProbe?: boolean) =>
    deliveries.claimDelivery(store, ahead, id, reach, isProbe),
  /** Keeps what is about to be sent, so that a further attempt sends the same; false: claim lost. */
  freeze: (claimed: deliveries.ClaimedDelivery, payload: string, platform: string) =>
    deliveries.freezePayload(store, claimed, payload, platform),
  /** Keeps how many of its messages have arrived, and what the first is called; false: claim lost. */
  arrived: (claimed: deliveries.ClaimedDelivery, parts: number, messageId: string) =>
    deliveries.recordParts(store, claimed, parts, messageId),
  /** Leaves it to a process that can post on its platform; false: claim lost. */
  handOver: (claimed: deliveries.ClaimedDelivery, platform: string) =>
    deliveries.handOver(store, claimed, platform),
  /** Records the end of an attempt; false when the claim was lost and nothing was recorded. */
  async settle(claimed: deliveries.ClaimedDelivery, ending: deliveries.Ending): Promise<boolean> {
    const isOurs = await deliveries.settleDelivery(store, ahead, claimed, ending);
    if (isOurs && ending.state === "sent") {
      await beat(store, claimed.organizationId, "send", await readDatabaseClock(store, ahead));
    }
    return isOurs;
  },
});
