import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { Zone } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/**
 * Sets the zone by which a customer's days and hours are counted; from then on it is no guess.
 * Throws `Refusal` `customer-not-found`, `zone-unchanged` (with the reference).
 */
export const setZone = (
  app: App,
  actor: Actor,
  customerId: string,
  zone: Zone,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "zone.changed", (customer) => {
    if (customer.zone === zone && !customer.zoneGuessed)
      throw new Refusal("zone-unchanged", { ref: customer.ref });
    return { change: { kind: "zone", to: zone }, columns: { zone, zone_guessed: false } };
  });
