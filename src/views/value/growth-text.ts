import type { Speaker } from "../../i18n/speaker.ts";

/** Growth from here on is told as a multiple. */
const manifold = 3;

/** A growth as `+20%`, `-8%`, `×6.1`. */
export function growthText(growth: number, speak: Speaker): string {
  if (growth >= manifold) return `×${speak.number(growth + 1, 1)}`;
  const percent = Math.round(100 * growth);
  return `${percent > 0 ? "+" : ""}${percent}%`;
}
