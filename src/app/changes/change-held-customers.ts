import type {
  ChangedSeveral,
  CustomerChange,
  Unchanged,
  WhyUnchanged,
} from "../../core/changes/customer-change.ts";
import { Refusal } from "../../errors.ts";
import type { AuditAction } from "../../store/changes/audit.ts";
import { type LockedCustomer, lockCustomers } from "../../store/changes/lock-customers.ts";
import { insertRows, type RowChange, updateRows } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Columns, NewRow } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "./change.ts";
import { findChanged } from "./find-changed.ts";
import { holdCustomers } from "./hold-customers.ts";

/** A decided change of one customer. */
export type Decision = {
  readonly change: CustomerChange;
  /** The customer's columns as they are to be: the same ones of each. */
  readonly columns: Columns<"customer">;
  /** A move between tiers that is noted besides. */
  readonly move?: NewRow<"tier_change", "id" | "organization_id">;
  /** What was written besides. */
  readonly besides?: readonly RowChange[];
};

/** Why nothing changes of one customer: of several the others are changed all the same. */
const unchanged: Partial<Readonly<Record<Refusal["code"], WhyUnchanged>>> = {
  "tier-unchanged": "same",
  "stage-unchanged": "same",
  "owner-unchanged": "same",
  "tags-unchanged": "same",
  "too-many-tags": "full",
  "customer-stopped": "stopped",
};

/** So many are named in a refusal. */
const mostNamed = 5;

/** Which of the customers that are asked for must be the actor's: all, or as many as still are. */
export type Whose = "all" | "those-left";

/**
 * Changes customers, all that have anything to change or none of them, held while `decide` looks at
 * each, and answers with the dues that follow, in the order of `customerIds`. Throws `Refusal`
 * `customer-not-found`, and what `decide` throws; that nothing changes only where it is so of all.
 */
export async function changeHeldCustomers(
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  action: AuditAction,
  decide: (customer: LockedCustomer, db: Db) => Decision | Promise<Decision>,
  whose: Whose = "all",
): Promise<ChangedSeveral> {
  return change(
    app,
    actor,
    async (db) => {
      const held =
        whose === "all"
          ? await holdCustomers(db, actor, customerIds)
          : await lockCustomers(db, actor.scope, customerIds);
      const decided: { readonly id: string; readonly decision: Decision }[] = [];
      const same: {
        readonly ref: string;
        readonly refusal: Refusal;
        readonly why: WhyUnchanged;
      }[] = [];
      for (const customer of held) {
        try {
          decided.push({ id: customer.id, decision: await decide(customer, db) });
        } catch (error) {
          const why = error instanceof Refusal ? unchanged[error.code] : undefined;
          if (!(error instanceof Refusal) || why === undefined) throw error;
          same.push({ ref: customer.ref, refusal: error, why });
        }
      }
      if (decided.length === 0) throw noneChanges(same);
      const { scope } = actor;
      const rows = decided.map(({ id, decision: { columns } }) => ({ id, columns }));
      const updated = await updateRows(db, scope, "customer", rows);
      if (updated.length < rows.length) throw new Refusal("customer-not-found");
      const moves = decided.flatMap(({ decision: { move } }) => move ?? []);
      const besides = decided.flatMap(({ decision }) => decision.besides ?? []);
      const moved = await insertRows(db, scope, "tier_change", moves);
      const changes = [...updated, ...moved, ...besides];
      const done = new Map(decided.map(({ id, decision }) => [id, decision.change]));
      const ids = [...new Set(customerIds)].filter((id) => done.has(id));
      const gone = new Set(customerIds).size - held.length;
      const left: Unchanged[] = [
        ...same.map(({ ref, why }) => ({ ref, why })),
        ...Array.from({ length: gone }, () => ({ ref: null, why: "gone" as const })),
      ];
      return { action, customerIds: ids, changes, result: { ids, done, left } };
    },
    async (db, { ids, done, left }, undoId) => {
      const found = new Map((await findChanged(db, actor, ids)).map((one) => [one.id, one]));
      const results = ids.map((id) => {
        const [customer, what] = [found.get(id), done.get(id)];
        if (customer === undefined || what === undefined) {
          throw new Error("a changed customer is not there");
        }
        return { customer, change: what };
      });
      return { results, unchanged: left, undoId };
    },
  );
}

/** That nothing changes of any: in the words of the first where it is so of all for the same reason. */
function noneChanges(
  same: readonly { readonly ref: string; readonly refusal: Refusal; readonly why: WhyUnchanged }[],
): Refusal {
  const [first, ...others] = same;
  if (first === undefined) return new Refusal("customer-not-found");
  if (others.length === 0) return first.refusal;
  const isAlike = others.every(({ refusal }) => refusal.code === first.refusal.code);
  if (!isAlike || same.length > mostNamed)
    return new Refusal("none-changes", { count: same.length });
  const ref = same.map((one) => one.ref).join(" #");
  return new Refusal(first.refusal.code as "tier-unchanged", {
    tier: "",
    ...first.refusal.details,
    ref,
  });
}
