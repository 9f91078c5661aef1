import type { Absence } from "../../core/members/absence.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Days as people write them: one, or from one to another. */
export function daysText({ from, to }: Absence, speak: Speaker): string {
  const [first, last] = [speak.day(from), speak.day(to)];
  return from === to ? first : speak.t("format:days-from-to", { from: first, to: last });
}

/** Days as one types them after a command: `12/24-12/31`. */
export function typedDays({ from, to }: Absence): string {
  const typed = (date: CivilDate) => date.slice(5).split("-").map(Number).join("/");
  return from === to ? typed(from) : `${typed(from)}-${typed(to)}`;
}
