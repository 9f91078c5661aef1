import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { AtStake, DormantTeamList, StakeBand } from "../../core/dormancy/dormant-customer.ts";
import { pageLength } from "../../core/search/page-length.ts";
import { type AmountBounds, amountBounds } from "../../core/segments/amount-bounds.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { dormantCustomers } from "../../store/dormancy/dormant-customers.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import type { Scope } from "../../store/scope.ts";
import { lastValuation } from "../../store/value/valuations.ts";
import type { App } from "../app.ts";
import { countDormantOf } from "./count-dormant.ts";

/** So many a group is told of. */
const most = 10;

/** The dormant customers of a team for its group, what is most at stake first; null without any. */
export async function listTeamDormant(
  app: App,
  scope: Scope,
  now: Instant,
): Promise<DormantTeamList | null> {
  const { store } = app;
  const count = await countDormantOf(app, scope, now);
  if (count.total === 0) return null;
  const rule = dormancyRule(await dormantAfter(store, scope.organizationId));
  const exchange = await exchangeOf(store, scope.organizationId);
  const last = await lastValuation(store, scope.organizationId);
  const bounds = amountBounds(exchange, formatInstant(now).slice(0, 7));
  const { total, customers } = await dormantCustomers(store, scope, {
    ...{ rule, now, filter: {}, shown: [] },
    ...{ offset: 0, limit: most + 1 },
  });
  return {
    count,
    currency: last?.currency ?? exchange.reporting,
    bounds,
    customers: customers
      .slice(0, pageLength(total, most))
      .map(({ id, ref, name, tier, country, silentDays, orderCount, atStake }) => ({
        ...{ id, ref, name, tier, country, silentDays, orderCount },
        band: atStake === null ? null : bandOf(atStake, bounds),
      })),
  };
}

function bandOf({ purchases, each }: AtStake, [small, middle, large]: AmountBounds): StakeBand {
  const amount = purchases * each;
  if (amount < small) return "small";
  if (amount < middle) return "middle";
  return amount < large ? "large" : "huge";
}
