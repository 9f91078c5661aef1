import type { ClaimedDelivery } from "../app/push/outbox.ts";

/** One attempt at a delivery, and how far it has come. */
export type Attempt = {
  readonly claimed: ClaimedDelivery;
  /** It is to find out whether its platform lets us in again. */
  readonly isProbe: boolean;
  /** When the claim was asked for, on the monotonic clock. */
  readonly started: number;
  /** Where it goes; empty until that is known. */
  platform: string;
  /** A message is being sent, and nobody knows yet whether it arrives. */
  isOnItsWay: boolean;
  /** At least one of its messages has arrived. */
  hasArrived: boolean;
};

/** Whether the platform of an attempt was known not to let us in when it was claimed. */
export const isLockedOut = ({ claimed, platform }: Attempt): boolean =>
  claimed.lockedOut.includes(platform);
