import type { BestHour } from "../../core/people/best-hour.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** `Tue 15–17, 6 of 8`: the hours are the customer's. */
export function bestHourText({ weekday, from, to, answered, tried }: BestHour, speak: Speaker) {
  const hours = `${from}–${to}`;
  const day = weekday === null ? "" : `${speak.weekday(weekday)} `;
  return speak.t("best-hour.when", { when: `${day}${hours}`, answered, tried });
}
