import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { SaidZone } from "../../core/places/zone-said.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/**
 * Sets the zone by which a customer's days and hours are counted, as it is `said` for their country
 * (ISO 3166 alpha-2); then it is no guess any more unless what was said fits several of its zones.
 * Throws `Refusal` `customer-not-found`, `zone-unchanged` (with the reference), and what `said` throws.
 */
export const setZone = (
  app: App,
  actor: Actor,
  customerId: string,
  said: (country: string | null) => SaidZone,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "zone.changed", (customer) => {
    const { zone, isGuessed } = said(customer.country);
    if (customer.zone === zone && customer.zoneGuessed === isGuessed)
      throw new Refusal("zone-unchanged", { ref: customer.ref });
    return { change: { kind: "zone", to: zone }, columns: { zone, zone_guessed: isGuessed } };
  });
