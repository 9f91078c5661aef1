import { type RatesUsed, ratesUsed } from "../../core/money/carried-rates.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { orderedMonths } from "../../store/money/ordered-months.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** Days of the two years that segments compare. */
const lookedAt = 730;

/** How the orders of the last two years have rates; null while there is no organization. */
export async function findRatesUsed({ store }: App, now: Instant): Promise<RatesUsed | null> {
  const organization = await theOrganization(store);
  if (organization === null) return null;
  const to = civilDateAt(now, organization.zone as Zone);
  const scope = wholeScope(organization.id);
  const months = await orderedMonths(store, scope, addDays(to, -lookedAt), to);
  return ratesUsed(await exchangeOf(store, organization.id), months);
}
