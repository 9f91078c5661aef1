import { actorAt } from "../../app/actor-at.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { amongTravellers, findTripsOn } from "./trips-on.app.ts";
import { tripsPushView } from "./trips-push.view.ts";
import { findVisitsOn } from "./visits-on.app.ts";

/**
 * To whoever travels, and to whom customers come, with what else they are told in the morning: the working day before,
 * and on the first day.
 */
export const trips = defineJob({
  name: "trips",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to),

  among: amongTravellers,

  async compose({ app, translator }, { recipient, windowKey, tick }) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const actor = actorAt(known, tick, "");
    const day = windowKey as CivilDate;
    const [trips, visits] = await Promise.all([
      findTripsOn(app, actor, day),
      findVisitsOn(app, actor, day),
    ]);
    if (trips.length + visits.length === 0) return null;
    const speak = translator.speaker(known.member.locale, tick);
    return {
      message: tripsPushView(trips, visits, { day, now: tick, zone: known.member.zone }, speak),
      items: [],
    };
  },
});
