import type { Holdings } from "./look-inside.ts";
import { type Rows, records, spare } from "./tables.ts";

/** What there was at one moment of a soak. */
export type Sample = {
  readonly atMs: number;
  readonly reconnects: number;
  readonly holdings: Holdings;
  readonly rows: Rows;
};

/** What was more in the last third of a soak than in its first. */
export type Growth = {
  readonly [What in keyof Holdings]: number;
} & {
  /** Reconnects between the middles of the two. */
  readonly reconnects: number;
  /** Rows of tables that are no records. */
  readonly rows: number;
};

/** Compares the middle of the last third with the middle of the first. */
export function growthOf(samples: readonly Sample[]): Growth {
  const third = Math.floor(samples.length / 3);
  const [first, last] = [samples.slice(0, third), samples.slice(-third)];
  const of = (read: (sample: Sample) => number) => median(last.map(read)) - median(first.map(read));
  const held = (what: keyof Holdings) => of(({ holdings }) => holdings[what]);
  return {
    heapKb: held("heapKb"),
    residentKb: held("residentKb"),
    descriptors: held("descriptors"),
    sockets: held("sockets"),
    timers: held("timers"),
    emitters: held("emitters"),
    reconnects: of(({ reconnects }) => reconnects),
    rows: of(({ rows }) =>
      Object.entries(rows)
        .filter(([table]) => !records.includes(table))
        .reduce((sum, [table, count]) => sum + Math.max(0, count - (spare[table] ?? 0)), 0),
    ),
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
