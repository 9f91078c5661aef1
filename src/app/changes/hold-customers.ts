import { Refusal } from "../../errors.ts";
import { type LockedCustomer, lockCustomers } from "../../store/changes/lock-customers.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";

/**
 * Reads the customers of a change and holds them until its end. Throws `Refusal`
 * `customer-not-found` when one of them does not exist or is not the actor's.
 */
export async function holdCustomers(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<LockedCustomer[]> {
  const customers = await lockCustomers(db, actor.scope, ids);
  if (customers.length < new Set(ids).size) throw new Refusal("customer-not-found");
  return customers;
}

/** As `holdCustomers`, of one. */
export async function holdCustomer(db: Db, actor: Actor, id: string): Promise<LockedCustomer> {
  const [customer] = await holdCustomers(db, actor, [id]);
  if (customer === undefined) throw new Refusal("customer-not-found");
  return customer;
}

/** Throws `Refusal` `customer-stopped` of one who asked for no contact: nothing is planned with them. */
export function refuseLeftAlone({ ref, isLeftAlone }: LockedCustomer): void {
  if (isLeftAlone) throw new Refusal("customer-stopped", { ref });
}

/** The change of a row of a held customer. Throws `Refusal` as `holdCustomers`. */
export function changed(row: RowChange | null): RowChange {
  if (row === null) throw new Refusal("customer-not-found");
  return row;
}
