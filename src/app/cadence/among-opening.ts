import type { Member, Team } from "../../core/members/member.ts";
import { isEnough } from "../../core/push/messages-of-a-day.ts";
import { nudgeSpan } from "../../core/push/nudge-span.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { countMessages } from "../../store/push/messages-of-days.ts";
import { countPosts, type GroupsWithin } from "../../store/push/posts-to-groups.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";
import { findOpening } from "./find-overdue.ts";

/**
 * Of the occasions of the last quarter of an hour those of members with somebody to be named then, to
 * whom not too much came that day.
 */
export async function amongOpening(
  app: App,
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  const at = occasions.at(-1)?.tick;
  if (roster === null || at === undefined) return [];
  const now = occasions.filter(({ tick }) => tick === at);
  const { id } = roster.organization;
  const ids = new Set(now.map(({ recipient }) => recipientId(recipient)));
  const byHandle = new Map(roster.members.map((member) => [member.handle, member]));
  const memberOf = (owner: string | null) => (owner === null ? undefined : byHandle.get(owner));
  const opening = await findOpening(app, wholeScope(id), [...ids], at, roster, memberOf);
  const owners = new Map(
    opening.flatMap(({ customer }) => {
      const owner = memberOf(customer.owner);
      return owner === undefined ? [] : [[owner.id, owner] as const];
    }),
  );
  const wanted = now.flatMap((occasion) => {
    const member = owners.get(recipientId(occasion.recipient));
    return member === undefined ? [] : [{ occasion, member }];
  });
  const days = wanted.map(({ occasion, member }) => ({
    recipient: occasion.recipient,
    ...dayOf(occasion, member, roster.teams),
  }));
  const came = await countMessages(app.store, id, "window-nudge", days);
  const posts = await countPosts(app.store, id, days);
  return wanted
    .filter(({ member }, index) => {
      const { count = 0, last = null } = came[index] ?? {};
      if (isEnough({ own: count, inGroups: posts[index] ?? 0 })) return false;
      return last === null || last === at || last < nudgeSpan(member, at).from;
    })
    .map(({ occasion }) => occasion);
}

/** The day of theirs on which a member is to be nudged, and the groups in which they read as well. */
function dayOf(
  { windowKey }: Occasion,
  { handle, zone }: Member,
  teams: readonly Team[],
): GroupsWithin & { readonly date: CivilDate } {
  const date = windowKey.slice(0, 10) as CivilDate;
  const startOf = (day: number) => firstInstantFrom(day as EpochDay, 0, zone);
  const groups = teams.filter(({ handles }) => handles.includes(handle));
  return {
    date,
    from: startOf(epochDayOf(date)),
    to: startOf(epochDayOf(date) + 1),
    groups: groups.map(({ id }) => `team:${id}`),
  };
}
