import { workdayBefore } from "../core/calendar/workdays/workday-before.ts";
import { type Occasion, type Roster, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import { isoWeekOf } from "../core/time/iso-week.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** One occasion for each member in each week, on its first morning on which they work; of use for so many days more. */
export const firstMornings = (
  { members, calendar }: Pick<Roster, "members" | "calendar">,
  from: Instant,
  to: Instant,
  days: number,
): Occasion[] =>
  morningOccasions({ members, calendar }, from, to, days).flatMap((one) => {
    const member = members.find(({ id }) => id === recipientId(one.recipient));
    const date = one.windowKey as CivilDate;
    if (member === undefined) return [];
    const week = isoWeekOf(date);
    const isFirst = isoWeekOf(workdayBefore(member, date, calendar)) !== week;
    return isFirst ? [{ ...one, windowKey: week }] : [];
  });
