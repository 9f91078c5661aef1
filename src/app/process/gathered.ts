import { setTimeout as pause } from "node:timers/promises";
import { DatabaseAwayError } from "../../errors.ts";

/** So long, in milliseconds, a batch that gets no answer holds up what comes after it. */
const patience = 1000;

/**
 * Does for many at once what is asked one by one: what comes in the same turn of the event loop, and
 * what comes while a batch is being worked on, is one batch. Nobody fails because of what another
 * asked: of a batch that fails each is done alone, unless nobody was there to do it. Nor does anybody
 * wait for a batch that hangs.
 */
export function gathered<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
): (item: Item) => Promise<Result> {
  type Asked = { readonly item: Item; readonly resolve: (result: Promise<Result>) => void };
  const waiting: Asked[] = [];
  let isWorking = false;

  const workOn = async (batch: readonly Asked[]): Promise<void> => {
    const results = work(batch.map(({ item }) => item));
    for (const [index, { item, resolve }] of batch.entries()) {
      const own = results.then((all) => all[index] as Result);
      const alone = async (error: unknown) => {
        if (error instanceof DatabaseAwayError) throw error;
        return (await work([item]))[0] as Result;
      };
      resolve(batch.length === 1 ? own : own.catch(alone));
    }
    await results.catch(() => {});
  };

  const workOff = async (): Promise<void> => {
    while (waiting.length > 0) await endOf(workOn(waiting.splice(0, most)));
    isWorking = false;
  };

  return (item) =>
    new Promise((resolve) => {
      waiting.push({ item, resolve });
      if (!isWorking) setImmediate(workOff);
      isWorking = true;
    });
}

/** Resolves at the end of the work, or when our patience is at an end. */
async function endOf(work: Promise<void>): Promise<void> {
  const ended = new AbortController();
  const late = pause(patience, undefined, { signal: ended.signal, ref: false }).catch(() => {});
  await Promise.race([work, late]);
  ended.abort();
}
