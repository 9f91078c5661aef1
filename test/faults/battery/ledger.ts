import pg from "pg";
import type { BatteryPlatform } from "./platforms.ts";

/** What the platforms' ledgers and the final database say of a stretch of time. */
export type Verdict = {
  /** Users who were owed a digest and did not get it. */
  readonly lost: readonly string[];
  /** Digests beyond the first, by platform. */
  readonly doubled: Readonly<Record<string, number>>;
  /** Deliveries in a state that does not end. */
  readonly inLimbo: number;
  /** Deliveries that ended in another way than being sent. */
  readonly notSent: number;
};

/** Other pushes come on some mornings as well. */
const digestHead = /Follow up \d+ · /;

/** Notes what has arrived so far; the verdict is about what comes after it. */
export function openLedger(
  platforms: readonly BatteryPlatform[],
  people: number,
  databaseUrl: string,
) {
  const before = platforms.map((platform) => platform.arrived().length);
  const arrivedSince = (at: number) => platforms[at]?.arrived().slice(before[at] ?? 0) ?? [];
  const states = async (windowKey: string): Promise<Readonly<Record<string, number>>> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query(
        `SELECT state, count(*)::int AS count FROM delivery
         WHERE kind = 'morning-digest' AND window_key = $1 GROUP BY state`,
        [windowKey],
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    } finally {
      await client.end();
    }
  };
  return {
    /** Whether every digest of that date has come to an end. */
    async isSettled(windowKey: string): Promise<boolean> {
      const { pending = 0, sending = 0, ambiguous = 0, ...ended } = await states(windowKey);
      const done = Object.values(ended).reduce((sum, count) => sum + count, 0);
      return pending + sending + ambiguous === 0 && done === people;
    },
    async verdict(windowKey: string): Promise<Verdict> {
      const lost: string[] = [];
      const doubled: Record<string, number> = {};
      for (const [at, platform] of platforms.entries()) {
        const counts = new Map<string, number>();
        for (const { user, text } of arrivedSince(at)) {
          if (digestHead.test(text)) counts.set(user, (counts.get(user) ?? 0) + 1);
        }
        doubled[platform.name] = 0;
        for (let n = at; n < people; n += platforms.length) {
          const user = platform.userOf(n);
          const count = counts.get(user) ?? 0;
          if (count === 0) lost.push(`${platform.name} ${user}`);
          else doubled[platform.name] = (doubled[platform.name] ?? 0) + count - 1;
        }
      }
      const {
        sent = 0,
        pending = 0,
        sending = 0,
        ambiguous = 0,
        ...others
      } = await states(windowKey);
      void sent;
      const notSent = Object.values(others).reduce((sum, count) => sum + count, 0);
      return { lost, doubled, inLimbo: pending + sending + ambiguous, notSent };
    },
  };
}
