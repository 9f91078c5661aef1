import { type RatesUsed, ratesUsed } from "../../core/money/carried-rates.ts";
import type { Instant } from "../../core/time/civil.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { orderedMonths } from "../../store/money/ordered-months.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** How the orders of the last two years have rates; null while there is no organization. */
export async function findRatesUsed({ store }: App, now: Instant): Promise<RatesUsed | null> {
  const organization = await theOrganization(store);
  if (organization === null) return null;
  const months = await orderedMonths(store, wholeScope(organization.id), now);
  return ratesUsed(await exchangeOf(store, organization.id), months);
}
