/** Runs work first come first served, so much of it at a time. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** A lane on which at most so many pieces of work run at a time. */
export function createLane(most: number): Lane {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
