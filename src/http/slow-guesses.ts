import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../errors.ts";

/** What a wrong token costs, in milliseconds, and how many may wait for their answers at a time. */
const [guessMs, mostWaiting] = [1000, 30];

/**
 * Lets whoever sends a wrong token wait, one after the other, so that guessing takes for ever, and
 * hinders nobody who has the right one. Throws `Refusal` `too-many-guesses` where too many wait.
 */
export function slowGuesses(): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async () => {
    if (waiting >= mostWaiting) throw new Refusal("too-many-guesses");
    waiting += 1;
    last = last.then(() => pause(guessMs, undefined, { ref: false }));
    await last;
    waiting -= 1;
  };
}
