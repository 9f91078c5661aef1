import { isCountryCode } from "../../core/places/country.ts";
import { zoneCountry } from "../../core/places/zone-country.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { takeLock } from "../../store/database/take-lock.ts";
import {
  addOrganization as add,
  listOrganizations,
  type Organization,
} from "../../store/members/organizations.ts";
import type { App } from "../app.ts";

/** An organization as whoever runs the server describes it. */
export type NewOrganization = {
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  readonly locale: Locale;
  /** ISO country whose holidays it keeps; the zone's unless given. */
  readonly country?: string;
};

/**
 * Adds another organization to this database, with nobody in it. Throws a `Refusal`
 * `organization-taken`, `member.bad-zone`, `member.bad-country`.
 */
export const addOrganization = (app: App, wanted: NewOrganization): Promise<Organization> =>
  app.store.transaction(async (db) => {
    const name = wanted.name.trim();
    const zone = parseZone(wanted.zone);
    if (zone === null) throw new Refusal("member.bad-zone", { zone: wanted.zone });
    const country = (wanted.country ?? zoneCountry(zone) ?? "CN").toUpperCase();
    if (!isCountryCode(country)) throw new Refusal("member.bad-country", { country });
    await takeLock(db, "founding");
    const isTaken = (await listOrganizations(db)).some(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken) throw new Refusal("organization-taken", { name });
    return add(db, { name, zone, locale: wanted.locale, country });
  });
