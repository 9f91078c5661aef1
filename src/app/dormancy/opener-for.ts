import { triesOfRound } from "../../core/dormancy/dormancy-rule.ts";
import { type Opener, suggestOpener } from "../../core/dormancy/openers.ts";
import { festivalDays } from "../../core/festivals/festival-days.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { isReorderDue, reorderDue } from "../../core/value/reorder-due.ts";
import type { StoredDormant } from "../../store/dormancy/dormant-customers.ts";

/** How far ahead a festival is an occasion to write, in days. */
const festivalAhead = 21;

/** How to speak to a dormant customer now; null when the round is over or all was used of late. */
export function openerFor(customer: StoredDormant, now: Instant): Opener | null {
  const { sequence, used, observances, products, tries, zone } = customer;
  if (tries >= triesOfRound) return null;
  const today = civilDateAt(now, zone);
  const facts = {
    sequence,
    used,
    isReorderDue: isReorderDue(reorderDue(customer, today)),
    hasFestival: observances.length > 0 && isFestivalNear(observances, today),
    hasProducts: products.length > 0,
  };
  return suggestOpener(facts, today);
}

const isFestivalNear = (observances: readonly string[], today: CivilDate): boolean =>
  festivalDays(today, addDays(today, festivalAhead)).some(({ festival }) =>
    observances.includes(festival),
  );
