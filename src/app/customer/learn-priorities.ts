import type { Priority } from "../../core/customer/priority.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import { changed } from "../changes/hold-customers.ts";

/**
 * Adds to what a held customer weighs what was told besides, with a need or of somebody there. Empty
 * where that is nothing new.
 */
export async function learnPriorities(
  db: Db,
  actor: Actor,
  { id, priorities }: LockedCustomer,
  told: readonly Priority[],
): Promise<readonly RowChange[]> {
  const learned = told.filter((one) => !priorities.includes(one));
  if (learned.length === 0) return [];
  const columns = { priorities: [...priorities, ...learned] };
  return [changed(await updateRow(db, actor.scope, "customer", id, columns))];
}
