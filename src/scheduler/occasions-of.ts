import type { App } from "../app/app.ts";
import type { KindOfOccasion } from "../app/push/plan-deliveries.ts";
import { isInFirstWeek } from "../core/push/first-week.ts";
import type { Occasion, Recipient, Roster } from "../core/push/occasion.ts";
import { type PushTaker, placePush } from "../core/push/place-push.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Job } from "./define-job.ts";

const day = 86_400_000;

/** What all jobs intend within (from, to], as those who get it want it. */
export const occasionsOf = (
  jobs: readonly Job[],
  roster: Roster,
  from: Instant,
  to: Instant,
): KindOfOccasion[] => {
  const takers = takersOf(roster);
  return jobs.flatMap((job) =>
    intended(job, roster, takers, from, to).map((occasion) => ({
      ...occasion,
      kind: job.name,
      joins: job.joins === true,
    })),
  );
};

/** The same without those for whom there is nothing to say at `to`. */
export async function wantedOccasions(
  app: App,
  jobs: readonly Job[],
  roster: Roster,
  from: Instant,
  to: Instant,
): Promise<KindOfOccasion[]> {
  const takers = takersOf(roster);
  const wanted: KindOfOccasion[] = [];
  for (const job of jobs) {
    const since = Math.max(from, to - (job.reach ?? Number.POSITIVE_INFINITY)) as Instant;
    const occasions = intended(job, roster, takers, since, to);
    if (occasions.length === 0) continue;
    const left = job.among === undefined ? occasions : await job.among(app, occasions, to);
    wanted.push(
      ...left.map((occasion) => ({ ...occasion, kind: job.name, joins: job.joins === true })),
    );
  }
  return wanted;
}

/**
 * Whether a planned occasion would still be planned: its recipient is there and wants it, it is
 * their working day. Its time may have moved within the day.
 */
export const stillHolds = (job: Job, roster: Roster, occasion: Occasion): boolean =>
  intended(
    job,
    roster,
    takersOf(roster),
    (occasion.tick - day) as Instant,
    (occasion.tick + day) as Instant,
  ).some(
    ({ recipient, windowKey }) =>
      recipient === occasion.recipient && windowKey === occasion.windowKey,
  );

type Takers = ReadonlyMap<Recipient, PushTaker>;

const takersOf = ({ members, teams }: Roster): Takers =>
  new Map<Recipient, PushTaker>([
    ...members.map((member) => [`member:${member.id}`, { ...member, member }] as const),
    ...teams.map(({ id, zone, pushes }) => [`team:${id}`, { zone, pushes }] as const),
  ]);

/**
 * What one job intends within (from, to]. A push that somebody has moved is looked for a day around,
 * since it may come earlier or later than its usual time; what quiet hours put off is planned at
 * its usual time, for later.
 */
function intended(
  job: Job,
  roster: Roster,
  takers: Takers,
  from: Instant,
  to: Instant,
): Occasion[] {
  const placed = (occasion: Occasion): Occasion[] => {
    const taker = takers.get(occasion.recipient);
    const isNew = taker?.member !== undefined && isInFirstWeek(taker.member, occasion.tick);
    if (isNew && job.inFirstWeek !== true) return [];
    const place = taker === undefined ? occasion : placePush(job.name, occasion, taker);
    return place === null ? [] : [place];
  };
  const isMoved = (recipient: Recipient) => takers.get(recipient)?.pushes?.[job.name]?.at != null;
  const usual = job.occasions(roster, from, to).filter(({ recipient }) => !isMoved(recipient));
  if (![...takers.keys()].some(isMoved)) return usual.flatMap(placed);
  const moved = job
    .occasions(roster, (from - day) as Instant, (to + day) as Instant)
    .filter(({ recipient }) => isMoved(recipient))
    .flatMap(placed)
    .filter(({ tick }) => tick > from && tick <= to);
  return [...usual.flatMap(placed), ...moved];
}
