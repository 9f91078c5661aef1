import { isAbsent } from "../../store/database/away.ts";
import { releaseLease, takeLease } from "../../store/database/leases.ts";
import { newId } from "../../store/database/new-id.ts";
import type { App } from "../app.ts";

/** What a process does while it holds a lease. */
export type Duty = {
  begin(): Promise<void>;
  /** Leaves off at once, though `begin` may not have come to its end yet. */
  end(): Promise<void>;
  /** Something of this did not work; it is tried again. */
  onError(error: unknown): void;
};

/** Times of a lease, in milliseconds. */
export type LeaseTimes = {
  /** How long it holds without being renewed: who dies with it is replaced after this. */
  readonly length: number;
  /** From one renewal to the next; from one look of those who stand by to the next. */
  readonly renew: number;
  readonly look: number;
  /** So long before its end a holder that could not renew it leaves off. */
  readonly margin: number;
};

const usualTimes: LeaseTimes = { length: 15_000, renew: 4000, look: 1000, margin: 3000 };

/**
 * Does a duty in one of all processes that share the database: the one that has the lease, for as
 * long as it can be renewed; the others stand by. While there is no server nobody can take it away,
 * and who has it goes on: what people write then is answered. Resolves after the first attempt.
 * Stopping ends the duty, then lets go of the lease, so that another takes it at once.
 */
export async function holdLease(
  { store }: App,
  name: string,
  duty: Duty,
  times: LeaseTimes = usualTimes,
): Promise<{ stop(): Promise<void> }> {
  const holder = newId();
  let isOn = false;
  let isStopping = false;
  let next: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  /** Resolves when all that was begun and ended is over. */
  let settled: Promise<unknown> = Promise.resolve();

  const turn = (on: boolean): void => {
    clearTimeout(watchdog);
    if (on === isOn) return;
    isOn = on;
    const turning = (on ? duty.begin() : duty.end()).catch(duty.onError);
    settled = Promise.all([settled, turning]);
  };

  const round = async (): Promise<void> => {
    if (!isOn) await settled;
    // Counted from before the question, so that it ends for us before it does for the database.
    const until = performance.now() + times.length - times.margin;
    let isRenewed = true;
    const isOurs = await takeLease(store, name, holder, times.length).catch((error: unknown) => {
      isRenewed = false;
      duty.onError(error);
      return isAbsent(error) ? isOn : undefined;
    });
    const left = until - performance.now();
    if (isStopping) return;
    // Where the database did not say, the watchdog decides.
    if (isOurs !== undefined) turn(isOurs && left > 0);
    if (isOurs && isOn) watchdog = setTimeout(turn, left, false);
    next = setTimeout(go, isOn && isRenewed ? times.renew : times.look);
  };
  let running = round();
  const go = () => {
    running = round();
  };
  await running;
  await settled;
  return {
    async stop() {
      isStopping = true;
      clearTimeout(next);
      turn(false);
      await running;
      await settled;
      await releaseLease(store, name, holder).catch(duty.onError);
    },
  };
}
