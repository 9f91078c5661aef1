import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import { limitFor } from "./give.app.ts";
import type { Gift, Plan, Planned } from "./ledger.core.ts";
import { plansOf } from "./ledger.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "concession.asked": true;
    "concession.decided": true;
  }
}

/** A concession that somebody wants to make: above the limit a manager is asked. Throws `Refusal` `customer-not-found`. */
export async function planConcession(
  app: App,
  actor: Actor,
  customerId: string,
  gift: Gift,
): Promise<Planned> {
  const { isAbove, rules } = await limitFor(app, actor, gift);
  if (!isAbove) return { rules, asked: null };
  const asked = await change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const id = newId();
      const columns = {
        customer_id: customerId,
        member_id: actor.scope.memberId,
        at: formatInstant(actor.now),
        percent: gift.percent,
        amount: gift.sum?.amount ?? null,
        currency: gift.sum?.currency ?? null,
        content:
          gift.what === null
            ? null
            : bytesText(db.cipher.seal("concession_plan", "content", id, gift.what)),
      };
      const row = changed(await insertRow(db, actor.scope, "concession_plan", columns, id));
      return {
        action: "concession.asked" as const,
        customerIds: [customerId],
        changes: [row],
        result: id,
      };
    },
    (db, id, undoId) => asItStands(db, actor, id, undoId),
  );
  return { rules, asked };
}

/** Says yes or no to a concession that somebody asked for. Throws `Refusal` `customer-not-found`, and `no-concession-asked` where it is not open. */
export const decideConcession = (
  app: App,
  actor: Actor,
  { customerId, id }: Pick<Plan, "customerId" | "id">,
  isGranted: boolean,
): Promise<{ readonly plan: Plan; readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const plans = await plansOf(db, actor.scope, actor.now);
      const plan = plans.find((one) => one.id === id && one.decidedAt === null);
      if (plan === undefined) throw new Refusal("no-concession-asked", { ref });
      const columns = {
        decided_at: formatInstant(actor.now),
        decided_by: actor.scope.memberId,
        is_granted: isGranted,
      };
      const row = changed(await updateRow(db, actor.scope, "concession_plan", id, columns));
      return {
        action: "concession.decided" as const,
        customerIds: [customerId],
        changes: [row],
        result: id,
      };
    },
    (db, decided, undoId) => asItStands(db, actor, decided, undoId),
  );

async function asItStands(db: Db, { scope, now }: Actor, id: string, undoId: string) {
  const plan = (await plansOf(db, scope, now)).find((one) => one.id === id);
  if (plan === undefined) throw new Error("a plan that was asked for is not there");
  return { plan, undoId };
}
