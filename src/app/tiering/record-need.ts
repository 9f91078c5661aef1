import type { ChangedResult } from "../../core/changes/customer-change.ts";
import { type NeedFact, needFacts } from "../../core/tiering/need.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/** What becomes known of a need, and what is not known after all. */
export type NeedEdit = { readonly add: readonly NeedFact[]; readonly remove: readonly NeedFact[] };

/**
 * Records what a customer has told of what they need. Naming the same again says that it is still
 * so. Throws `Refusal` `customer-not-found`, `need-unchanged` (nothing known to take off).
 */
export const recordNeed = (
  app: App,
  actor: Actor,
  customerId: string,
  { add, remove }: NeedEdit,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "need.told", async ({ ref, knownNeed }, db) => {
    const known = needFacts.filter(
      (one) => add.includes(one) || (knownNeed.includes(one) && !remove.includes(one)),
    );
    if (add.length === 0 && known.length === knownNeed.length) {
      throw new Refusal("need-unchanged", { ref });
    }
    const { rules } = await activeRules(db, actor.scope.organizationId);
    const missing = rules.tiers.A.needs.filter((one) => !known.includes(one));
    const columns = { known_need: known, need_at: formatInstant(actor.now) };
    return { change: { kind: "need", known, missing }, columns };
  });
