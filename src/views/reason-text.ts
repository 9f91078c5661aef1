import type { Reason, Shift } from "../core/cadence/reason.ts";
import { addDays } from "../core/time/civil-date.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { gapsOf } from "./gaps-of.ts";

/** One link in the explanation of a due as a sentence. */
export function reasonText(
  reason: Reason,
  speak: Speaker,
  stepGaps: readonly number[] | null = null,
): string {
  const t = (params: Record<string, string | number>, form = "") =>
    speak.t(`due-reason.${reason.code}${form}`, params);
  switch (reason.code) {
    case "tier-gap":
      return t({ tier: reason.tier, days: reason.days });
    case "stage-gap":
      return t({ stage: speak.t(`stage.${reason.stage}`), days: reason.days });
    case "b-step": {
      const { plan, step, of, gap } = reason;
      return t({ gaps: gapsOf(plan, stepGaps), step, of, gap }, `.${plan}`);
    }
    case "b-finished":
      return t({ gap: reason.gap }, `.${reason.plan}`);
    case "reorder":
      return t({
        gap: Math.round(reason.gapDays),
        last: speak.date(reason.lastOrderOn),
        day: speak.day(addDays(reason.lastOrderOn, Math.round(reason.gapDays))),
      });
    case "review":
    case "requested":
    case "last-touch":
    case "no-touch-since":
    case "sample-received":
    case "skipped":
      return t({ day: speak.day(reason.on) });
    case "capped":
      return t({ days: reason.days, day: speak.day(reason.on) });
    case "shift":
      return shiftText(reason, speak);
    case "feast-eve":
      return t({
        day: speak.day(reason.on),
        name: speak.holiday(reason.name),
        country: speak.country(reason.country),
      });
    case "ramadan":
      return t({ day: speak.day(reason.on) });
    case "half-day":
      return t({ day: speak.day(reason.on), country: speak.country(reason.country) });
  }
}

function shiftText({ because, country, name, from, to }: Shift, speak: Speaker): string {
  const where =
    country === undefined
      ? ""
      : speak.t("due-reason.shift.where", { country: speak.country(country) });
  return speak.t(`due-reason.shift.${because}`, {
    from: speak.day(from),
    to: speak.day(to),
    where,
    name: name === undefined ? "" : speak.holiday(name),
  });
}
