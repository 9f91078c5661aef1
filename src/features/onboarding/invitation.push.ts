import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { invitationView } from "./onboarding.view.ts";

/** How far back planning looks, in milliseconds: what was saved a moment late is told all the same. */
const reach = 86_400_000;
/** For how long it is worth saying. */
const lifetime = 3 * 86_400_000;

/** To whom an admin has set up, in private: who this is and what to try; again where they are reminded. */
export const invitation = defineJob({
  name: "invitation",
  inFirstWeek: true,

  occasions: ({ members }, from, to) =>
    members.flatMap(({ id, invitedAt = null }) =>
      invitedAt === null || invitedAt > to || invitedAt <= from - reach
        ? []
        : [
            {
              recipient: `member:${id}` as const,
              windowKey: String(invitedAt),
              tick: invitedAt,
              expiresAt: (invitedAt + lifetime) as Instant,
            },
          ],
    ),

  async compose({ app, translator }, { recipient }) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const { name, locale } = known.member;
    return { message: invitationView(name, translator.speaker(locale)), items: [] };
  },
});
