import { createLane } from "../bot/intake/lane.ts";
import type { Adapter } from "../chat/adapter.ts";

/**
 * Most pushes of this process whose fate is open on one platform, from before the first message
 * until it is recorded. Were it to die, the platform drops what is sent again; or each has to be
 * looked for; or people would see it twice.
 */
const [mostDropped, mostFound, mostSeen] = [200, 50, 8];

/** Longest that a claimed push waits for its turn, in milliseconds: there may be room elsewhere. */
const longestWait = 5000;

/** The pushes of this process to one platform. */
type Turns = {
  /**
   * Runs `work` when its turn comes; `missed` says why nothing is to be sent any more: it came too
   * late, or the platform has shut us out meanwhile.
   */
  take<T>(work: (missed: string | null) => Promise<T>): Promise<T>;
  /** The platform does not let us in: nobody who waits need try. */
  shutOut(): void;
};

const known = new WeakMap<Adapter, Turns>();

/** Those of an adapter, which all that is pushed by it shares. */
export function turnsOn(adapter: Adapter): Turns {
  const turns = known.get(adapter) ?? createTurns(adapter);
  known.set(adapter, turns);
  return turns;
}

function createTurns({ find, dropsRepeats }: Adapter): Turns {
  const elsewhere = find === undefined ? mostSeen : mostFound;
  const lane = createLane(dropsRepeats === undefined ? elsewhere : mostDropped);
  let shutAt = Number.NEGATIVE_INFINITY;
  return {
    take(work) {
      const asked = performance.now();
      return lane(() => {
        if (shutAt >= asked) return work("locked out");
        return work(performance.now() - asked > longestWait ? "no turn in time" : null);
      });
    },
    shutOut() {
      shutAt = performance.now();
    },
  };
}
