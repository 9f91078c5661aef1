import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { Reason, Shift, Waiting } from "../../core/cadence/reason.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { gapsOf } from "../tiering/gaps-of.ts";
import { ownGapText } from "../tiering/own-gap-text.ts";

/** What a sentence about a reason needs besides. */
type Besides = Pick<Partial<DueCustomer>, "stepGaps" | "agreed" | "owner">;

/** One link in the explanation of a due as a sentence. */
export function reasonText(
  reason: Reason,
  speak: Speaker,
  { stepGaps = null, agreed = null, owner = null }: Besides = {},
): string {
  switch (reason.code) {
    case "tier-gap":
      return speak.t("due-reason.tier-gap", { tier: reason.tier, count: reason.days });
    case "own-gap":
      return ownGapText(reason, speak);
    case "stage-gap":
      return speak.t("due-reason.stage-gap", {
        stage: speak.t(`stage.${reason.stage}`),
        count: reason.days,
      });
    case "b-step": {
      const { plan, step, of, gap } = reason;
      const gaps = gapsOf(plan, stepGaps);
      return speak.t(`due-reason.b-step.${plan}`, { gaps, step, of, count: gap });
    }
    case "b-finished":
      return speak.t(`due-reason.b-finished.${reason.plan}`, { count: reason.gap });
    case "reorder":
      return speak.t("due-reason.reorder", {
        gap: Math.round(reason.gapDays),
        last: speak.date(reason.lastOrderOn),
        day: speak.day(addDays(reason.lastOrderOn, Math.round(reason.gapDays))),
      });
    case "requested": {
      const day = speak.day(reason.on);
      return agreed === null
        ? speak.t("due-reason.requested", { day })
        : speak.t("due-reason.agreed", { day, reason: agreed });
    }
    case "review":
    case "taken-over":
    case "last-touch":
    case "no-touch-since":
    case "sample-received":
    case "skipped":
    case "ramadan":
      return speak.t(`due-reason.${reason.code}`, { day: speak.day(reason.on) });
    case "waiting":
      return speak.t(`due-reason.${waitingCode(reason)}`, {
        asked: speak.day(reason.askedOn),
        day: speak.day(reason.on),
      });
    case "capped":
      return speak.t("due-reason.capped", { days: reason.days, day: speak.day(reason.on) });
    case "shift":
      return shiftText(reason, owner, speak);
    case "feast-eve":
      return speak.t("due-reason.feast-eve", {
        day: speak.day(reason.on),
        name: speak.holiday(reason.name),
        country: speak.country(reason.country),
      });
    case "half-day":
      return speak.t("due-reason.half-day", {
        day: speak.day(reason.on),
        country: speak.country(reason.country),
      });
  }
}

/** Days off of the owner are told to themselves as theirs. */
const toOwner = { "owner-day-off": "own-day-off", "owner-away": "own-away" } as const;
const isOfOwner = (because: Shift["because"]): because is keyof typeof toOwner =>
  because in toOwner;

function shiftText(
  { because, country, name, from, to }: Shift,
  owner: string | null,
  speak: Speaker,
): string {
  const where =
    country === undefined
      ? ""
      : speak.t("due-reason.shift.where", { country: speak.country(country) });
  const isRead = owner !== null && owner === speak.reader;
  const told = isRead && isOfOwner(because) ? toOwner[because] : because;
  return speak.t(`due-reason.shift.${told}`, {
    from: speak.day(from),
    to: speak.day(to),
    where,
    name: name === undefined ? "" : speak.holiday(name),
  });
}

const waitingCode = ({ isComplaint, isFair }: Waiting) =>
  isComplaint === true ? "complaint" : isFair === true ? "fair" : "waiting";
