import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { referenceOf } from "../../core/customer/reference.ts";
import { regionOf } from "../../core/places/region-of.ts";
import { insertRows } from "../../store/database/insert-rows.ts";
import { newId } from "../../store/database/new-id.ts";
import { saveLastSequence } from "../../store/members/organizations.ts";
import { dayAt, idOf, iso, type Place, zoneOfCustomer } from "./demo-place.ts";

/** Adds the customers and answers their ids by name. */
export async function addCustomers({ db, organizationId, now, members, data }: Place) {
  const ids = new Map(data.customers.map((customer) => [customer.name, newId()]));
  const rows = data.customers.map((customer, index) => {
    const zone = zoneOfCustomer(customer);
    const sequence = index + 1;
    const ref = referenceOf(sequence);
    const received = customer.sampleReceivedDaysAgo;
    return {
      id: idOf(ids, customer.name),
      organization_id: organizationId,
      sequence,
      ref,
      code: ref,
      name: customer.name,
      name_key: normaliseCompanyName(customer.name),
      country: customer.country,
      region: regionOf(customer.country),
      city: customer.city,
      zone,
      industry: customer.industry,
      size: customer.size,
      tier: customer.tier,
      tier_since: iso(dayAt(now, zone, customer.tierDaysAgo, "09:00")),
      stage: customer.stage,
      owner_id: idOf(members, customer.owner),
      tags: customer.tags,
      created_at: iso(dayAt(now, zone, customer.tierDaysAgo + 30, "09:00")),
      sample_received_at: received === undefined ? null : iso(dayAt(now, zone, received, "09:00")),
      touches_in_tier: 0,
      touches_since_sample: 0,
      order_count: 0,
      skips_in_tier: 0,
      skips_since_sample: 0,
    };
  });
  await insertRows(db, "customer", rows);
  await saveLastSequence(db, organizationId, rows.length);
  return ids;
}
