import { claimDeliveries, type Wanted } from "../../store/push/claim-deliveries.ts";
import { type ClaimedDelivery, leaseMs } from "../../store/push/claimed-delivery.ts";
import { type DueDelivery, dueDeliveries, type Reach } from "../../store/push/due-deliveries.ts";
import { type Frozen, freezePayloads } from "../../store/push/freeze-payloads.ts";
import {
  type JoinedDelivery,
  joinedDeliveries,
  leaveOut,
} from "../../store/push/joined-deliveries.ts";
import { recordParts } from "../../store/push/record-parts.ts";
import {
  type Ending,
  type Settlement,
  settleDeliveries,
} from "../../store/push/settle-deliveries.ts";
import type { App } from "../app.ts";
import { gathered } from "../process/gathered.ts";
import { oncePerApp } from "../process/once-per-app.ts";

/** A delivery that is ours to send, what may come of an attempt, and how long a claim holds. */
export { type ClaimedDelivery, type DueDelivery, type Ending, leaseMs };

/** Most deliveries that are claimed, frozen and settled at once. */
const most = 100;

const shared = oncePerApp(({ store }) => ({
  /** By what is in reach, which is the same for all that are asked for at a time. */
  claim: new Map<string, (wanted: Wanted) => Promise<ClaimedDelivery | null>>(),
  joined: gathered((bundles: readonly string[]) => joinedDeliveries(store, bundles), most),
  freeze: gathered((frozen: readonly Frozen[]) => freezePayloads(store, frozen), most),
  settle: gathered((ended: readonly Settlement[]) => settleDeliveries(store, ended), most),
}));

/**
 * The outbox as those who send see it; what is asked at the same time is done at once. `ahead` is by
 * how many milliseconds the app's clock is ahead of the real one.
 */
export const outboxOf = (app: App, ahead: number) => ({
  /**
   * The deliveries that may be sent within so many milliseconds: those of `bulk` kinds last, of each
   * the longest waiting first.
   */
  due: (within: number, reach: Reach, bulk: readonly string[]): Promise<DueDelivery[]> =>
    dueDeliveries(app.store, ahead, within, reach, bulk),

  /**
   * Takes a delivery for sending if it is due, within reach, and nobody else has it; else null.
   * `isProbe`: also where the platform does not let us in.
   */
  claim(id: string, reach: Reach, isProbe = false): Promise<ClaimedDelivery | null> {
    const { claim } = shared(app);
    const key = JSON.stringify([reach, isProbe]);
    const own =
      claim.get(key) ??
      gathered(
        (wanted: readonly Wanted[]) => claimDeliveries(app.store, wanted, reach, isProbe),
        most,
      );
    claim.set(key, own);
    return own({ id, ahead });
  },

  /** What is told in the message of a delivery besides itself. */
  joinedTo: async ({ bundle }: ClaimedDelivery): Promise<readonly JoinedDelivery[]> =>
    bundle === null ? [] : shared(app).joined(bundle),

  /** Ends what is joined to a delivery and has nothing to say; false: claim lost. */
  leaveOut: (claimed: ClaimedDelivery, ids: readonly string[]): Promise<boolean> =>
    leaveOut(app.store, claimed, ids, ahead),

  /** Keeps what is about to be sent, so that a further attempt sends the same; false: claim lost. */
  freeze: ({ id, fence }: ClaimedDelivery, payload: string, platform: string): Promise<boolean> =>
    shared(app).freeze({ id, fence, payload, platform }),

  /** Keeps how many of its messages have arrived, and what the first is called; false: claim lost. */
  arrived: (claimed: ClaimedDelivery, parts: number, messageId: string): Promise<boolean> =>
    recordParts(app.store, claimed, parts, messageId),

  /** Records the end of an attempt; false when the claim was lost and nothing was recorded. */
  settle: (claimed: ClaimedDelivery, ending: Ending): Promise<boolean> =>
    shared(app).settle({ claimed, ending, ahead }),
});
