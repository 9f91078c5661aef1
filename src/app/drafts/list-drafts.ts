import { draftEnd } from "../../core/drafts/draft-end.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { allOpenDrafts } from "../../store/drafts/drafts.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";

/** The occasions, among these, on which the recipient has a draft to be named. */
export async function amongDrafters(
  app: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  if (roster === null) return [];
  const { organization, calendar } = roster;
  const open = await allOpenDrafts(app.store, organization.id);
  const members = new Map(roster.members.map((member) => [member.id, member]));
  return occasions.filter(({ recipient, tick }) => {
    const member = members.get(recipientId(recipient));
    return (
      member !== undefined &&
      open.some(
        ({ memberId, at }) =>
          memberId === member.id && at <= tick && draftEnd(member, at, calendar) > now,
      )
    );
  });
}
