import type { App } from "../app/app.ts";
import type { KindOfOccasion } from "../app/plan-deliveries.ts";
import type { Occasion, Roster } from "../core/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Job } from "./define-job.ts";

const day = 86_400_000;

/** What all jobs intend within (from, to]. */
export const occasionsOf = (
  jobs: readonly Job[],
  roster: Roster,
  from: Instant,
  to: Instant,
): KindOfOccasion[] =>
  jobs.flatMap((job) =>
    job.occasions(roster, from, to).map((occasion) => ({ ...occasion, kind: job.name })),
  );

/** The same without those for whom there is nothing to say at `to`. */
export async function wantedOccasions(
  app: App,
  jobs: readonly Job[],
  roster: Roster,
  from: Instant,
  to: Instant,
): Promise<KindOfOccasion[]> {
  const wanted: KindOfOccasion[] = [];
  for (const job of jobs) {
    const occasions = job.occasions(roster, from, to);
    if (occasions.length === 0) continue;
    const left = job.among === undefined ? occasions : await job.among(app, occasions, to);
    wanted.push(...left.map((occasion) => ({ ...occasion, kind: job.name })));
  }
  return wanted;
}

/**
 * Whether a planned occasion would still be planned: its recipient is there, it is their working
 * day. Its time may have moved within the day.
 */
export const stillHolds = (job: Job, roster: Roster, occasion: Occasion): boolean =>
  job
    .occasions(roster, (occasion.tick - day) as Instant, (occasion.tick + day) as Instant)
    .some(
      ({ recipient, windowKey }) =>
        recipient === occasion.recipient && windowKey === occasion.windowKey,
    );
