import type { BestHour } from "../../core/people/best-hour.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** `15–17`: the customer's hours. */
export const hoursText = ({ from, to }: Pick<BestHour, "from" | "to">): string => `${from}–${to}`;

/** `Tue 15–17, 6 of 8`: the hours are the customer's. */
export function bestHourText(bestHour: BestHour, speak: Speaker) {
  const { weekday, answered, tried } = bestHour;
  const day = weekday === null ? "" : `${speak.weekday(weekday)} `;
  return speak.t("best-hour.when", { when: `${day}${hoursText(bestHour)}`, answered, tried });
}
