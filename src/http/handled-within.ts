import type { HeldUp } from "../chat/adapter.ts";

/**
 * Waits for `work`, at most `ms` milliseconds, or until it is held up: then under this reference.
 * What fails later is the worker's to report.
 */
export async function handledWithin(
  work: Promise<void>,
  heldUp: Promise<HeldUp> | undefined,
  ms: number,
): Promise<HeldUp | null> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const done = work.then(() => null);
  const all = heldUp === undefined ? [done, deadline] : [done, heldUp, deadline];
  return Promise.race(all).finally(() => clearTimeout(timer));
}
