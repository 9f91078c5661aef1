import { prioritiesIn } from "../../core/customer/priority.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import { changed } from "../changes/hold-customers.ts";

/**
 * Adds to what a held customer weighs what a text says besides: one about a need of theirs, or about what
 * somebody there cares about. Empty where that is nothing new.
 */
export async function learnPriorities(
  db: Db,
  actor: Actor,
  { id, priorities }: LockedCustomer,
  text: string,
): Promise<readonly RowChange[]> {
  const learned = prioritiesIn(text).filter((one) => !priorities.includes(one));
  if (learned.length === 0) return [];
  const columns = { priorities: [...priorities, ...learned] };
  return [changed(await updateRow(db, actor.scope, "customer", id, columns))];
}
