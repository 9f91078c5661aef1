import { actorAt } from "../app/actor-at.ts";
import { announceQuiet, quietMornings } from "../app/calendar/announce-quiet.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { closureItem } from "../views/calendar/closure-list.ts";
import { quietView } from "../views/calendar/quiet-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** Days after its own for which it is still news. */
const lifetime = 2;

/** To each owner, ten working days before the long holidays of their customers: who goes quiet. */
export const quietCustomers = defineJob({
  name: "quiet-customers",
  joins: true,
  isBulk: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to, lifetime),

  async among(app, occasions, now) {
    const roster = await everybody(app);
    const members = new Map(roster?.members.map((member) => [member.id, member]));
    const mornings = occasions.flatMap((occasion) => {
      const member = members.get(recipientId(occasion.recipient));
      const date = occasion.windowKey as CivilDate;
      return member === undefined ? [] : [{ occasion, member, date }];
    });
    return (await quietMornings(app, mornings, now)).map(({ occasion }) => occasion);
  },

  async compose({ app, translator }, { recipient, windowKey }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const actor = actorAt(known, now, "");
    const notice = await announceQuiet(app, actor, windowKey as CivilDate);
    if (notice === null) return null;
    const speak = translator.speaker(known.member.locale, now);
    return {
      message: quietView(notice, speak),
      items: notice.closures.flatMap(({ customers }) =>
        customers.map((each) => closureItem(each, speak)),
      ),
    };
  },
});
