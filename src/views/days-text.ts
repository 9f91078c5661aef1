import type { Absence } from "../core/absence.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { daysBetween } from "../core/time/civil-date.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Days beyond which a date needs its year. */
const farAhead = 180;

/** Days as people write them: one, or from one to another. */
export function daysText({ from, to }: Absence, today: CivilDate, speak: Speaker): string {
  const day = (date: CivilDate) =>
    daysBetween(today, date) > farAhead ? speak.date(date) : speak.day(date);
  return from === to ? day(from) : speak.t("format:days-from-to", { from: day(from), to: day(to) });
}

/** Days as one types them after a command: `12/24-12/31`. */
export function typedDays({ from, to }: Absence): string {
  const typed = (date: CivilDate) => date.slice(5).split("-").map(Number).join("/");
  return from === to ? typed(from) : `${typed(from)}-${typed(to)}`;
}
