import type { ChangedResult } from "../../core/changes/customer-change.ts";
import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { Refusal } from "../../errors.ts";
import { deleteAlias, insertAlias } from "../../store/customer/aliases.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/** Characters of a name. */
const longest = 60;

/**
 * Teaches a further name of a customer, or forgets it (`isGone`). Throws `Refusal`
 * `customer-not-found`, `alias-unfit` for a name that could not be recognised, `no-such-alias`.
 */
export async function setAlias(
  app: App,
  actor: Actor,
  customerId: string,
  name: string,
  isGone: boolean,
): Promise<ChangedResult> {
  if (normaliseCompanyName(name).length < 2 || name.length > longest)
    throw new Refusal("alias-unfit");
  return change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const gone = await deleteAlias(db, actor.scope, customerId, name);
      if (isGone && gone.length === 0) throw new Refusal("no-such-alias", { name });
      const added = isGone ? [] : [changed(await insertAlias(db, actor.scope, customerId, name))];
      const changes = [...gone, ...added];
      return { action: "alias.set", customerIds: [customerId], changes, result: null };
    },
    async (db, _, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a customer that was held is not there");
      return { customer, change: { kind: "alias", name, isGone }, undoId };
    },
  );
}
