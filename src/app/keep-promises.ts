import type { OpenPromise } from "../core/due-promise.ts";
import { formatInstant } from "../core/time/instant.ts";
import { Refusal } from "../errors.ts";
import { promisesTo } from "../store/promises.ts";
import { type RowChange, updateRow } from "../store/row-change.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { change } from "./change.ts";
import { changed, holdCustomer } from "./hold-customers.ts";

/** What is promised to a visible customer and not kept yet; or complained of and not resolved. */
export const openPromisesTo = async (
  { store }: App,
  { scope }: Actor,
  customerId: string,
  isComplaint: boolean,
): Promise<readonly OpenPromise[]> =>
  (await promisesTo(store, scope, customerId)).filter((one) => one.isComplaint === isComplaint);

/** Promises that were marked as kept, or complaints as resolved; `undoId` names that to an undo. */
export type KeptPromises = { readonly kept: readonly OpenPromise[]; readonly undoId: string };

/**
 * Marks promises to a customer as kept, complaints of theirs as resolved. Throws `Refusal`
 * `customer-not-found`, and `no-promise` or `no-complaint` when none of them is open any more.
 */
export const keepPromises = (
  app: App,
  actor: Actor,
  customerId: string,
  ids: readonly string[],
  isComplaint: boolean,
): Promise<KeptPromises> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref } = await holdCustomer(db, actor, customerId);
      const kept = (await promisesTo(db, actor.scope, customerId)).filter(
        (one) => one.isComplaint === isComplaint && ids.includes(one.id),
      );
      if (kept.length === 0) {
        throw new Refusal(isComplaint ? "no-complaint" : "no-promise", { ref });
      }
      const columns = { kept_at: formatInstant(actor.now) };
      const changes: RowChange[] = [];
      for (const { id } of kept) {
        changes.push(changed(await updateRow(db, actor.scope, "promise", id, columns)));
      }
      const action = isComplaint ? "complaint.resolved" : "promise.kept";
      return { action, customerIds: [customerId], changes, result: kept };
    },
    async (_, kept, undoId) => ({ kept, undoId }),
  );
