import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import {
  type ActiveRules,
  completeRules,
  defaultRuleSet,
  policyOf,
  type RuleSet,
} from "../../core/tiering/rule-set.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

/** A version of the rules that an organization made; `by` is the name of the member. */
export type RuleVersion = ActiveRules & { readonly at: Instant; readonly by: string | null };

/** The organization's own rules in force, or null while those of the program are. */
export async function ownRules(db: Db, organizationId: string): Promise<RuleVersion | null> {
  const [newest] = await db.rows<RuleVersion>(sql`
    SELECT r.version, r.at, r.rules, m.name AS by
    FROM rule_set r LEFT JOIN member m ON m.id = r.member_id
    WHERE r.organization_id = ${organizationId}::uuid AND r.reverted_at IS NULL
    ORDER BY r.version DESC LIMIT 1`);
  if (newest === undefined) return null;
  return { ...newest, rules: completeRules(newest.rules) };
}

/** The rules in force. */
export async function activeRules(db: Db, organizationId: string): Promise<ActiveRules> {
  return (await ownRules(db, organizationId)) ?? { version: 1, rules: defaultRuleSet };
}

/** The cadence of the organization's own rules with this id. */
export async function policyById(db: Db, id: string): Promise<CadencePolicy> {
  const found = await db.prisma.ruleSet.findFirst({
    where: { id },
    select: { version: true, rules: true },
  });
  if (found === null) throw new Error("no such rules");
  return policyOf({ ...found, rules: completeRules(found.rules as unknown as RuleSet) });
}

/** Puts rules in force and answers their version, the next after all there ever were. */
export async function addRules(db: Db, scope: Scope, rules: RuleSet, at: Instant): Promise<number> {
  const { organizationId, memberId } = scope;
  const newest = await db.prisma.ruleSet.findFirst({
    where: { organizationId },
    select: { version: true },
    orderBy: { version: "desc" },
  });
  const version = (newest?.version ?? 1) + 1;
  await db.prisma.ruleSet.create({
    data: { id: newId(), organizationId, version, at: new Date(at), memberId, rules },
  });
  return version;
}

/** Takes a version of the rules out of force; the one before it is in force again. */
export async function takeBackRules(
  db: Db,
  scope: Scope,
  version: number,
  at: Instant,
): Promise<void> {
  await db.prisma.ruleSet.updateMany({
    where: { organizationId: scope.organizationId, version },
    data: { revertedAt: new Date(at) },
  });
}
