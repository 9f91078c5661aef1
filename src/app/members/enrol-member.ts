import { isCountryCode } from "../../core/places/country.ts";
import { zoneCountry } from "../../core/places/zone-country.ts";
import type { Instant } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Locale, Role } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import { addMember } from "../../store/members/add-member.ts";
import { memberByHandle } from "../../store/members/members.ts";
import {
  addOrganization,
  type Organization,
  theOrganization,
} from "../../store/members/organizations.ts";
import { addTeam, joinTeam, teamByName } from "../../store/members/teams.ts";
import type { App } from "../app.ts";

/** What an organization is called until somebody says its name. */
export const unnamed = "Genjin";

/** A person as the admin describes them on the command line. */
export type Enrolment = {
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  /** IANA zone. */
  readonly zone: string;
  readonly locale: Locale;
  /** ISO country whose holidays the member keeps; the zone's country unless given. */
  readonly country?: string;
  /** Name of a team; it is created when there is none of that name. */
  readonly team?: string;
  readonly email?: string;
  readonly accounts: readonly { readonly platform: string; readonly userId: string }[];
  /** Name of the organization, used when the database is still empty. */
  readonly organization?: string;
};

/**
 * Adds a member; the first one creates the organization. Throws a `Refusal` when the handle is
 * taken or malformed, or the zone or country does not exist.
 */
export const enrolMember = (app: App, now: Instant, person: Enrolment): Promise<Enrolled> =>
  app.store.transaction((db) => enrolIn(db, now, person));

type Enrolled = { readonly id: string; readonly handle: string; readonly name: string };

/** The same within a transaction. */
export async function enrolIn(
  db: Db,
  now: Instant,
  person: Enrolment,
  chat = "cli",
): Promise<Enrolled> {
  const handle = person.handle.trim().toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(handle)) {
    throw new Refusal("member.bad-handle", { handle });
  }
  const zone = parseZone(person.zone);
  if (zone === null) throw new Refusal("member.bad-zone", { zone: person.zone });
  const country = (person.country ?? zoneCountry(zone) ?? "CN").toUpperCase();
  if (!isCountryCode(country)) throw new Refusal("member.bad-country", { country });
  const { name, role, locale, accounts } = person;
  if ((await memberByHandle(db, handle)) !== null) throw new Refusal("member.taken", { handle });
  const organization = await organizationFor(db, person, zone, country);
  const id = await addMember(db, organization.id, {
    handle,
    name,
    role,
    zone,
    locale,
    country,
    accounts,
    ...(person.email === undefined ? {} : { email: person.email }),
  });
  if (person.team !== undefined) {
    const team =
      (await teamByName(db, person.team)) ?? (await addTeam(db, organization.id, person.team));
    await joinTeam(db, organization.id, team, id);
  }
  const scope = { organizationId: organization.id, memberId: id, role, owners: [id] };
  await recordAudit(db, scope, { action: "member.added", at: now, chat, changes: [] });
  return { id, handle, name };
}

async function organizationFor(
  db: Db,
  person: Enrolment,
  zone: string,
  country: string,
): Promise<Organization> {
  const existing = await theOrganization(db);
  if (existing !== null) return existing;
  const name = person.organization ?? unnamed;
  return addOrganization(db, { name, zone, locale: person.locale, country });
}
