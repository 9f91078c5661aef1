import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { customersById } from "../../store/search/named-customers.ts";
import { type CompanyCheck, judgeCheck, readCheckSubject } from "./company-check.core.ts";
import { countChecks, findCandidates } from "./company-check.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "customer.checked": true;
  }
}

/** Checks that a member may make within an hour: enough for work, too few to list the customers. */
const mostAnHour = 30;
const hour = 3_600_000;

/**
 * Whether anybody in the organization has this company: by name, website, email, phone, or a name
 * or contact that only resembles it. Recorded like a change. Throws `Refusal`: `nothing-to-check`, `too-many-checks`.
 */
export async function checkCompany(app: App, actor: Actor, text: string): Promise<CompanyCheck> {
  const subject = readCheckSubject(text);
  if (subject === null) throw new Refusal("nothing-to-check");
  return change(
    app,
    actor,
    async (db) => {
      const made = await countChecks(db, actor.scope, (actor.now - hour) as Instant);
      if (made >= mostAnHour) throw new Refusal("too-many-checks", { limit: mostAnHour });
      const candidates = await findCandidates(db, actor.scope, subject);
      const ids = candidates.map(({ id }) => id);
      const seen = await customersById(db, actor.scope, ids);
      const found = judgeCheck(subject, candidates, new Set(seen.map(({ id }) => id)));
      return {
        action: "customer.checked",
        customerIds: [],
        changes: [],
        result: { ...found, left: mostAnHour - made - 1 },
      };
    },
    async (_db, result) => result,
  );
}
