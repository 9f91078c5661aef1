import type { NoticeSpan } from "../../core/greetings/is-noticed.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import { type Occasion, type Recipient, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays, daysBetween } from "../../core/time/civil-date.ts";
import { recipientsMissed } from "../../store/push/push-candidates.ts";
import type { App } from "../app.ts";
import { withBorrowers } from "../members/with-borrowers.ts";
import { everybody } from "../push/roster.ts";
import { mostMissed } from "./notice-span.ts";

/** Members who are told of the same days: those around `today`, as far as the span goes. */
export type NoticeGroup = {
  readonly organizationId: string;
  readonly members: readonly string[];
  readonly today: CivilDate;
  readonly span: NoticeSpan;
};

/**
 * The occasions of those members for whom `ask` finds something to tell, and of those whose last push
 * of this kind never came. Members with the same days off are asked for together, so there are few
 * questions. `ask` answers until when it is of use to tell each, null: the whole day. Occasions of days that were missed belong to the last one: its push tells of them.
 */
export async function amongNoticed(
  app: App,
  kind: string,
  occasions: readonly Occasion[],
  now: Instant,
  ask: (group: NoticeGroup) => Promise<ReadonlyMap<string, Instant | null>>,
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  if (roster === null || occasions.length === 0) return [];
  const dates = new Map<string, string[]>();
  for (const { recipient, windowKey } of occasions) {
    const id = recipientId(recipient);
    dates.set(id, [...(dates.get(id) ?? []), windowKey].sort());
  }
  const groups = new Map<string, NoticeGroup & { readonly members: string[] }>();
  for (const member of roster.members) {
    const theirs = dates.get(member.id) as CivilDate[] | undefined;
    const [first, today] = [theirs?.[0], theirs?.at(-1)];
    if (first === undefined || today === undefined) continue;
    const span = {
      from: -daysBetween(first, today),
      to: restAfter(member, today, roster.calendar),
    };
    const key = `${today} ${span.from} ${span.to}`;
    const { id: organizationId } = roster.organization;
    const group = groups.get(key) ?? { organizationId, members: [], today, span };
    group.members.push(member.id);
    groups.set(key, group);
  }
  const today = occasions.map(({ windowKey }) => windowKey as CivilDate).sort()[0];
  const missed =
    today === undefined ? [] : await recipientsMissed(app.store, kind, addDays(today, -mostMissed));
  const asked = await Promise.all(
    [...groups.values()].map(async (group) => {
      const ends = new Map<string, Instant | null>();
      const told = await withBorrowers(app, group.members, now, async (members) => {
        for (const [owner, end] of await ask({ ...group, members })) ends.set(owner, end);
        return [...ends.keys()];
      });
      return [...told].map(
        ([id, owners]) => [id, latest(owners.map((owner) => ends.get(owner) ?? null))] as const,
      );
    }),
  );
  const ends = new Map(asked.flat());
  for (const one of missed) ends.set(recipientId(one as Recipient), null);
  return occasions.flatMap((occasion) => {
    const end = ends.get(recipientId(occasion.recipient));
    if (end === undefined) return [];
    if (end === null || end <= occasion.tick) return [occasion];
    return [{ ...occasion, expiresAt: Math.min(occasion.expiresAt, end) as Instant }];
  });
}

const latest = (ends: readonly (Instant | null)[]): Instant | null =>
  ends.reduce((a, b) => (a === null || b === null ? null : (Math.max(a, b) as Instant)));
