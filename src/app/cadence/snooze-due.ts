import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";
import { refuseLeftAlone } from "../changes/hold-customers.ts";
import { comingDay } from "./coming-day.ts";

/**
 * Moves the dues of customers, of all or of none, to a day, or the next open one after it; the
 * cadence goes on from there. Throws `Refusal` `customer-not-found`, `date-past`, `date-too-far`,
 * `customer-stopped`.
 */
export async function snoozeDue(
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  until: CivilDate,
  reason: string | null,
  whose?: Whose,
): Promise<ChangedSeveral> {
  const before = new Map<string, CivilDate | null>();
  const { results, ...rest } = await changeHeldCustomers(
    app,
    actor,
    customerIds,
    "due.snoozed",
    (customer, db) => {
      refuseLeftAlone(customer);
      const { id, zone, dueOn } = customer;
      before.set(id, dueOn);
      return {
        change: { kind: "snoozed", reason },
        columns: {
          requested_on: comingDay(actor, until, zone),
          requested_reason:
            reason === null
              ? null
              : bytesText(db.cipher.seal("customer", "requested_reason", id, reason)),
        },
      };
    },
    whose,
  );
  return {
    ...rest,
    results: results.map(({ customer }) => {
      const isUnmoved = customer.due?.on === before.get(customer.id);
      return { customer, change: { kind: "snoozed", reason, isUnmoved } };
    }),
  };
}
