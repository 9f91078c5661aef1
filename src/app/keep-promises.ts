import type { OpenPromise } from "../core/due-promise.ts";
import { formatInstant } from "../core/time/instant.ts";
import { Refusal } from "../errors.ts";
import { promisesTo } from "../store/promises.ts";
import { type RowChange, updateRow } from "../store/row-change.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { change } from "./change.ts";
import { changed, holdCustomer } from "./hold-customers.ts";

/** The promises to a visible customer that are not kept yet. */
export const openPromisesTo = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<OpenPromise[]> => promisesTo(store, scope, customerId);

/** Promises that were marked as kept; `undoId` names that to an undo. */
export type KeptPromises = { readonly kept: readonly OpenPromise[]; readonly undoId: string };

/**
 * Marks promises to a customer as kept. Throws `Refusal` `customer-not-found`, and `no-promise` when
 * none of them is open any more.
 */
export const keepPromises = (
  app: App,
  actor: Actor,
  customerId: string,
  ids: readonly string[],
): Promise<KeptPromises> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const kept = (await promisesTo(db, actor.scope, customerId)).filter(({ id }) =>
        ids.includes(id),
      );
      if (kept.length === 0) throw new Refusal("no-promise", { ref });
      const columns = { kept_at: formatInstant(actor.now) };
      const changes: RowChange[] = [];
      for (const { id } of kept) {
        changes.push(changed(await updateRow(db, actor.scope, "promise", id, columns)));
      }
      return { action: "promise.kept", customerIds: [customerId], changes, result: kept };
    },
    async (_, kept, undoId) => ({ kept, undoId }),
  );
