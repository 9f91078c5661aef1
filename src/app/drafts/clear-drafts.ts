import { draftEnd } from "../../core/drafts/draft-end.ts";
import type { Instant } from "../../core/time/civil.ts";
import { allOpenDrafts, expireDrafts, forgetDrafts } from "../../store/drafts/drafts.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";

/** How long a draft that has ended is kept, in milliseconds: it holds what people told of others. */
const keptFor = 2 * 86_400_000;

/** Marks the drafts as expired that nobody can confirm any more, and forgets those that ended long ago. */
export async function clearDrafts(app: App, now: Instant): Promise<void> {
  const roster = await everybody(app);
  if (roster === null) return;
  const { organization, calendar } = roster;
  const members = new Map(roster.members.map((member) => [member.id, member]));
  const ended = (await allOpenDrafts(app.store, organization.id)).filter(({ memberId, at }) => {
    const member = members.get(memberId);
    return member === undefined || draftEnd(member, at, calendar) <= now;
  });
  if (ended.length > 0)
    await expireDrafts(
      app.store,
      ended.map(({ id }) => id),
    );
  await forgetDrafts(app.store, (now - keptFor) as Instant);
}
