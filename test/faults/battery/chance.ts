/** A source of chance that the same seed repeats (mulberry32); numbers from 0 to 1. */
export type Chance = () => number;

/** The seed of this run: `FAULT_SEED`, else one that is printed so that a run can be repeated. */
export const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Chance from a seed (32 bits). */
export function chanceOf(from: number): Chance {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of them. */
export function oneOf<T>(chance: Chance, all: readonly T[]): T {
  const found = all[Math.floor(chance() * all.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}

/** All of them in another order. */
export function shuffled<T>(chance: Chance, all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
