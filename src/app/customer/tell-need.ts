import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { ToldNeed } from "../../core/customer/plan-step.ts";
import { prioritiesStressed } from "../../core/customer/priority.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow } from "../../store/changes/row-change.ts";
import { needsOf } from "../../store/customer/account-plan.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { learnPriorities } from "./learn-priorities.ts";

/** Most needs of one customer. */
const most = 30;

/** A need that was told, all of the customer, and what takes it back. */
export type NeedKept = {
  readonly customer: ChangedCustomer;
  readonly told: ToldNeed;
  readonly undoId: string;
};

/** What a customer that the actor sees needs, in words. */
export const toldNeeds = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly ToldNeed[]> => needsOf(store, scope, customerId);

/**
 * Keeps what a customer needs, in words. Throws `Refusal` `customer-not-found`, `need-known` where the
 * same is kept, `too-many-needs`.
 */
export const tellNeed = (
  app: App,
  actor: Actor,
  customerId: string,
  told: ToldNeed,
): Promise<NeedKept> =>
  change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomer(db, actor, customerId);
      const { ref } = held;
      const known = await needsOf(db, actor.scope, customerId);
      if (known.some(({ text }) => text.toLowerCase() === told.text.toLowerCase()))
        throw new Refusal("need-known", { ref });
      if (known.length >= most) throw new Refusal("too-many-needs", { ref });
      const id = newId();
      const row = await insertRow(
        db,
        actor.scope,
        "customer_need",
        {
          customer_id: customerId,
          content: bytesText(db.cipher.seal("customer_need", "content", id, told.text)),
          is_extra: told.isExtra,
          at: formatInstant(actor.now),
        },
        id,
      );
      return {
        action: "need.worded",
        customerIds: [customerId],
        changes: [
          changed(row),
          ...(await learnPriorities(db, actor, held, prioritiesStressed(told.text))),
        ],
        result: null,
      };
    },
    async (db, _, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, told, undoId };
    },
  );
