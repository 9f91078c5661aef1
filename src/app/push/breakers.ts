import {
  type Breaker,
  closeBreaker,
  listBreakers,
  openBreaker,
  takeProbes,
} from "../../store/push/breakers.ts";
import { longestLockedOut } from "../../store/push/due-deliveries.ts";
import type { App } from "../app.ts";

/**
 * The platforms that do not let us in, shared by all processes. `ahead` is by how many milliseconds
 * the app's clock is ahead of the real one.
 */
export const breakersOf = ({ store }: App, ahead: number) => ({
  /** From now on nothing is posted there; `reason` is the platform's own, without anything personal. */
  open: (platform: string, reason: string) => openBreaker(store, ahead, platform, reason),
  /** The platform lets us in again: what waits for it goes out with the next sweep. */
  close: (platform: string) => closeBreaker(store, platform),
  /** Platforms to be probed now, by this process alone. */
  takeProbes: () => takeProbes(store, ahead),
  /** The delivery that has waited longest for a platform; null: none does. */
  longestWaiting: (platform: string) => longestLockedOut(store, ahead, platform),
});

/** The platforms that do not let us in, in order of name. */
export const lockedOutOf = ({ store }: App): Promise<Breaker[]> => listBreakers(store);
