import { type Exchange, exchangeBy } from "../../core/money/exchange.ts";
import type { RuleSet } from "../../core/tiering/rule-set.ts";
import type { Db } from "../database/database.ts";
import { activeRules } from "../tiering/rule-sets.ts";

/** How the organization turns money into its own, by the rules in force or by those given. */
export async function exchangeOf(
  db: Db,
  organizationId: string,
  rules?: Pick<RuleSet, "reporting" | "currency">,
): Promise<Exchange> {
  const { country } = await db.prisma.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { country: true },
  });
  return exchangeBy(rules ?? (await activeRules(db, organizationId)).rules, country);
}
