import type { Instant } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import type { Speaker } from "./speaker.ts";

/** Days from today beyond which a day and month may be taken for those of another year. */
const farAway = 150;
const dayMs = 86_400_000;

/** A speaker who says the year of days that are far from `now`. */
export function speakerAt(speaker: Speaker, now: Instant): Speaker {
  const today = Math.floor(now / dayMs);
  return {
    ...speaker,
    day: (date) =>
      Math.abs(epochDayOf(date) - today) > farAway ? speaker.date(date) : speaker.day(date),
  };
}
