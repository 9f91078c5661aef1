import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";
import { refuseLeftAlone } from "../changes/hold-customers.ts";

/**
 * Leaves out the dues that stand, of all these customers or of none, whether it has come or not; it counts as an attempt of its day,
 * or of today when that is over. Throws `Refusal` `customer-not-found`, `customer-stopped`.
 */
export const skipDue = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  reason: string | null,
  whose?: Whose,
): Promise<ChangedSeveral> =>
  changeHeldCustomers(
    app,
    actor,
    customerIds,
    "due.skipped",
    (customer, db) => {
      refuseLeftAlone(customer);
      const { id, zone, dueOn, skipsInTier, skipsSinceSample } = customer;
      const today = civilDateAt(actor.now, zone);
      return {
        change: { kind: "skipped", reason },
        columns: {
          skipped_on: dueOn !== null && dueOn > today ? dueOn : today,
          skips_in_tier: skipsInTier + 1,
          skips_since_sample: skipsSinceSample + 1,
          requested_on: null,
          requested_reason:
            reason === null
              ? null
              : bytesText(db.cipher.seal("customer", "requested_reason", id, reason)),
        },
      };
    },
    whose,
  );
