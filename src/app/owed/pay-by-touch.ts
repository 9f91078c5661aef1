import type { Owed } from "../../core/owed/owed.ts";
import { kindsThat } from "../../core/owed/owed-kind.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { reaches } from "../../core/touch/reaches.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import type { Scope } from "../../store/scope.ts";
import { changed } from "../changes/hold-customers.ts";
import type { ResolvedTouch } from "../touch/resolve-touch.ts";

const paid = kindsThat(({ isPaidByTouch }) => isPaidByTouch);

/** What a touch paid of that which was owed, and the rows that say so. */
export type Paid = { readonly owed: readonly Owed[]; readonly changes: readonly RowChange[] };

/** Marks as done what a customer was owed until they heard from us, if they did by this touch. */
export async function payByTouch(db: Db, scope: Scope, { told, at }: ResolvedTouch): Promise<Paid> {
  if (!reaches(told)) return { owed: [], changes: [] };
  const open = await findOwedTo(db, scope, told.customerId, paid);
  const owed = open.filter(({ madeAt }) => madeAt <= at);
  const changes: RowChange[] = [];
  for (const { id } of owed) {
    const done = { done_at: formatInstant(at) };
    changes.push(changed(await updateRow(db, scope, "owed", id, done)));
  }
  return { owed, changes };
}
