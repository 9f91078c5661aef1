import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";

const minute = 60_000;

/** By when something is to be done, as parameters of a sentence; midnight is the end of the day before. */
export function deadlineTime(by: Instant, zone: Zone, speak: Speaker) {
  const at = civilAt(by, zone);
  const { date, time } = at.time === "00:00" ? civilAt((by - minute) as Instant, zone) : at;
  return { day: speak.day(date), time };
}
