import { normaliseCompanyName } from "../../../core/customer/company-name.ts";
import { findCountry } from "../../../core/places/country.ts";
import { formatInstant } from "../../../core/time/instant.ts";
import { instantOf } from "../../../core/time/instant-of.ts";
import { parseWallTime } from "../../../core/time/wall-time.ts";
import { newId } from "../../../store/database/new-id.ts";
import { matchCustomers } from "../../../store/import/match-customers.ts";
import {
  identifyLineCustomers,
  type LineCustomer,
  nextLineCustomers,
} from "../../../store/import/stage-order-lines.ts";
import type { ImportRun } from "../import-run.ts";
import { customerAdder, defaultOwner, type NewCustomer, placeColumns } from "./add-customers.ts";

const portion = 2000;

/**
 * Finds the customers of the lines, and adds those that are not there yet. Answers the codes of those
 * who may not be seen, which are noted.
 */
export async function resolveLineCustomers(run: ImportRun): Promise<readonly string[]> {
  const { db, actor } = run;
  const addCustomers = customerAdder(run);
  const hidden: string[] = [];
  let last = { row: 0, code: "" };
  for (;;) {
    const named = await nextLineCustomers(db, last, portion);
    const latest = named.at(-1);
    if (latest === undefined) return hidden;
    last = { row: latest.firstRow, code: latest.code };
    const nothing = { domain: null, emailHash: null, nameKey: null, nameKeys: [], country: null };
    const keys = named.map(({ code }) => ({ code, ...nothing }));
    const { byCode } = await matchCustomers(db, actor.scope, keys);
    const ids = new Map<string, string>();
    const added: NewCustomer[] = [];
    for (const one of named) {
      const standing = byCode.get(one.code);
      if (standing !== undefined && !standing.isVisible) {
        run.problem(one.firstRow, "customer", "customer-unknown", { value: one.code });
        hidden.push(one.code);
        continue;
      }
      const id = standing?.id ?? newId();
      ids.set(one.code, id);
      if (standing === undefined) added.push(newCustomer(run, one, id));
    }
    await addCustomers(added);
    await identifyLineCustomers(db, ids);
  }
}

function newCustomer(run: ImportRun, one: LineCustomer, id: string): NewCustomer {
  const { tally, open, actor } = run;
  const country = one.country === "" ? null : findCountry(one.country);
  const place = placeColumns(country, null);
  const zone = place.zone ?? open.zone;
  const midnight = parseWallTime("00:00");
  if (country === null && one.country !== "") tally.note("country-unknown", one.country);
  if (place.isZoneGuessed) tally.note(place.zone === null ? "zone-assumed" : "zone-guessed");
  if (one.countries > 1) tally.note("country-chosen", one.code);
  const now = formatInstant(actor.now);
  return {
    id,
    code: one.code,
    columns: {
      name: one.code,
      name_key: normaliseCompanyName(one.code),
      country,
      country_text: country === null && one.country !== "" ? one.country : null,
      region: place.region,
      language: place.language,
      zone,
      zone_guessed: place.isZoneGuessed,
      tier: "D",
      tier_since: now,
      stage: one.orderDays === 0 ? "lead" : one.orderDays === 1 ? "first-order" : "repeat",
      owner_id: defaultOwner(run),
      tags: [],
      sample_received_at: null,
      created_at:
        midnight === null ? now : formatInstant(instantOf(one.firstOrder, midnight, zone)),
    },
  };
}
