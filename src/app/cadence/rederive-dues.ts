import { duesVersion } from "../../store/cadence/dues-version.ts";
import { customersAfter, derivedWith, rememberDerived } from "../../store/cadence/rederivation.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** Customers of one transaction. */
const batch = 2000;

/**
 * Derives all dues anew, in batches, when the program's calendars or rules are others than those
 * they were derived with. Answers how many customers it looked at; stops early when told to, and
 * begins again with the next start then.
 */
export async function rederiveDues({ store }: App, isStopping = () => false): Promise<number> {
  const organization = await theOrganization(store);
  if (organization === null) return 0;
  const { id } = organization;
  if ((await derivedWith(store, id)) === duesVersion) return 0;
  let count = 0;
  for (let last: string | null = null; ; ) {
    if (isStopping()) return count;
    const ids: string[] = await customersAfter(store, wholeScope(id), last, batch);
    if (ids.length === 0) break;
    await store.transaction((db) => refreshCustomers(db, id, ids));
    count += ids.length;
    last = ids.at(-1) ?? null;
  }
  await rememberDerived(store, id, duesVersion);
  return count;
}
