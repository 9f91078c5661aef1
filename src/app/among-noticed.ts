import type { NoticeSpan } from "../core/greetings/is-noticed.ts";
import { restAfter } from "../core/greetings/rest-after.ts";
import { type Occasion, recipientId } from "../core/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { daysBetween } from "../core/time/civil-date.ts";
import type { App } from "./app.ts";
import { everybody } from "./roster.ts";

/** Members who are told of the same days: those around `today`, as far as the span goes. */
export type NoticeGroup = {
  readonly organizationId: string;
  readonly members: readonly string[];
  readonly today: CivilDate;
  readonly span: NoticeSpan;
};

/**
 * The occasions of those members for whom `ask` finds something to tell. Members with the same days
 * off are asked for together, so there are few questions. Occasions of days that were missed belong
 * to the last one: its push tells of them.
 */
export async function amongNoticed(
  app: App,
  occasions: readonly Occasion[],
  ask: (group: NoticeGroup) => Promise<readonly string[]>,
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
  const wanted = new Set((await Promise.all([...groups.values()].map(ask))).flat());
  return occasions.filter(({ recipient }) => wanted.has(recipientId(recipient)));
}
