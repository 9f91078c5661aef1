import type { Callable } from "../../core/search/callable.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Cipher } from "../keys/cipher.ts";
import type { Scope } from "../scope.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";

/** Most customers that are kept of one database: some 20 MB. */
const mostKept = 60_000;

/** Customers as they were called when the names of their organization had this `state`. */
type Kept = { readonly state: string; readonly customers: readonly Callable[] };

/** Of each database, by whose customers they are, the latest used last. All stores on one have one cipher. */
const keptOf = new WeakMap<Cipher, Map<string, Kept>>();

/**
 * What `load` finds of the customers of these owners, which are looked at with every line of a member:
 * it is kept until a customer of the organization comes, goes, changes hands or is called otherwise.
 * The latest touched come first. Inside a transaction nothing is kept.
 */
export async function keptCallable(
  db: Db,
  scope: Scope & { readonly owners: readonly string[] },
  load: () => Promise<readonly Callable[]>,
): Promise<readonly Callable[]> {
  if (db.connection !== null) return load();
  const all = keptOf.get(db.cipher) ?? new Map<string, Kept>();
  keptOf.set(db.cipher, all);
  const key = [scope.organizationId, ...[...scope.owners].sort()].join(" ");
  const known = all.get(key);
  // Asked before the names are: a change in between is noticed next time.
  const { state, touched } = await stateOf(db, scope, latest(known?.customers ?? []));
  const isSame = known !== undefined && known.state === state;
  const customers = isSame ? touchedLately(known.customers, touched) : await load();
  all.delete(key);
  all.set(key, isSame ? known : { state, customers });
  forgetOver(all);
  return customers;
}

/** When one of the customers was touched last; customers come in that order. */
const latest = ([first]: readonly Callable[]): Instant => first?.lastTouchAt ?? (0 as Instant);

type Touched = { readonly id: string; readonly at: Instant };

/** What changes with every name of the organization, and who was touched after an instant, the latest first. */
async function stateOf(
  db: Db,
  scope: Scope,
  since: Instant,
): Promise<{ readonly state: string; readonly touched: readonly Touched[] }> {
  const [found] = await db.rows<{ readonly state: string; readonly touched: Touched[] | null }>(
    sql`SELECT (SELECT count(*) || '-' || coalesce(sum(hashtextextended(n.id::text, 0)), 0)
        FROM name_change n WHERE n.organization_id = ${scope.organizationId}::uuid) AS state,
      (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'at', floor(extract(epoch FROM c.last_touch_at) * 1000))
          ORDER BY c.last_touch_at DESC, c.ref)
        FROM ${visibleCustomers(scope)} c
        WHERE c.last_touch_at > to_timestamp(${since}::float8 / 1000)) AS touched`,
    preparedFor(scope, "names-state"),
  );
  return { state: found?.state ?? "", touched: found?.touched ?? [] };
}

function touchedLately(
  customers: readonly Callable[],
  touched: readonly Touched[],
): readonly Callable[] {
  if (touched.length === 0) return customers;
  const at = new Map(touched.map((one) => [one.id, one.at]));
  const found = new Map(customers.flatMap((one) => (at.has(one.id) ? [[one.id, one]] : [])));
  const first = touched.flatMap(({ id, at: lastTouchAt }) => {
    const customer = found.get(id);
    return customer === undefined ? [] : [{ ...customer, lastTouchAt }];
  });
  return [...first, ...customers.filter(({ id }) => !at.has(id))];
}

function forgetOver(all: Map<string, Kept>): void {
  let sum = [...all.values()].reduce((so, { customers }) => so + customers.length, 0);
  for (const [key, { customers }] of all) {
    if (sum <= mostKept) return;
    sum -= customers.length;
    all.delete(key);
  }
}
