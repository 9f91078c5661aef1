import type { Speaker } from "../../i18n/speaker.ts";

/** A part as `35%`; what is little but not nothing is never 0. */
export function percentText(part: number, speak: Speaker): string {
  const percent = 100 * part;
  return percent > 0 && percent < 1 ? "<1%" : `${speak.number(Math.round(percent))}%`;
}
