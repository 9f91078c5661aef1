import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { markDone } from "../../app/changes/mark-done.ts";
import { inside } from "../../app/changes/together.ts";
import { type LinkCode, makeLinkCode } from "../../app/members/make-link-code.ts";
import { zoneCountry } from "../../core/places/zone-country.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import { addAccount } from "../../store/members/accounts.ts";
import { addMember } from "../../store/members/add-member.ts";
import { addTeam, joinTeam, teamByName } from "../../store/members/teams.ts";
import type { Newcomer, PlannedPerson } from "./newcomer.core.ts";
import { isSilent, isToRemind } from "./newcomer.core.ts";
import { beginWeeks, findNewcomers, giveEmail, inviteMembers } from "./newcomers.store.ts";
import { type Listed, planIn } from "./plan-people.app.ts";
import type { RosterRow } from "./roster.core.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "people.invited": true;
  }
}

/** What came of a roster. */
export type Onboarded = {
  readonly people: readonly PlannedPerson[];
  /** For whom no platform vouches: each code links its person, once. */
  readonly codes: readonly LinkCode[];
};

/**
 * Sets up the people of a roster: members, their team, the accounts that a platform's own directory
 * has for them, and has all told how to begin. Nobody is linked because of an address that was typed:
 * where no directory vouches for it a one-time code is made, if `withCodes`. Throws `Refusal` `admins-only`.
 */
export const onboardPeople = (
  app: App,
  actor: Actor,
  rows: readonly RosterRow[],
  listed: readonly Listed[],
  { team, withCodes }: { readonly team: string; readonly withCodes: boolean },
): Promise<Onboarded> =>
  app.store.transaction(async (db) => {
    const { member: admin, scope, now, chat } = actor;
    if (admin.role !== "admin") throw new Refusal("admins-only");
    const planned = await planIn(db, actor, rows, listed, team);
    const people: PlannedPerson[] = [];
    for (const one of planned) people.push(await setUp(db, actor, one));
    const others = people.filter(({ memberId }) => memberId !== admin.id);
    const idsOf = (some: readonly PlannedPerson[]) =>
      some.flatMap(({ memberId }) => memberId ?? []);
    await beginWeeks(db, idsOf(others), now);
    const reached = others.filter(({ isLinked }) => isLinked || !withCodes);
    await inviteMembers(db, idsOf(reached), now);
    await recordAudit(db, scope, { action: "people.invited", at: now, chat, changes: [] });
    const codes = withCodes
      ? await codesFor(
          inside(app, db),
          actor,
          people.filter(({ isLinked }) => !isLinked).map(({ handle }) => handle),
        )
      : [];
    await markDone(db, actor);
    return { people, codes };
  });

async function setUp(
  db: Db,
  { scope, now, chat }: Actor,
  one: PlannedPerson,
): Promise<PlannedPerson> {
  const { organizationId } = scope;
  const { row, handle, role, zone, locale, account } = one;
  const { name, email } = row;
  let { memberId } = one;
  if (memberId === null) {
    const country = zoneCountry(zone) ?? "CN";
    const known = { handle, name, role, zone, locale, country, accounts: [] };
    memberId = await addMember(db, organizationId, email === null ? known : { ...known, email });
    await recordAudit(db, scope, { action: "member.added", at: now, chat, changes: [] });
  } else if (email !== null) await giveEmail(db, memberId, email);
  if (one.team !== null) {
    const team = (await teamByName(db, one.team)) ?? (await addTeam(db, organizationId, one.team));
    await joinTeam(db, organizationId, team, memberId);
  }
  if (one.isLinked || account === null) return { ...one, memberId };
  const isLinked = await addAccount(db, organizationId, memberId, { ...account, workspace: "" });
  if (isLinked) {
    await recordAudit(db, scope, { action: "member.linked", at: now, chat, changes: [] });
  }
  return { ...one, memberId, isLinked };
}

async function codesFor(app: App, actor: Actor, handles: readonly string[]): Promise<LinkCode[]> {
  const codes: LinkCode[] = [];
  for (const handle of handles) codes.push(await makeLinkCode(app, actor, handle));
  return codes;
}

/** For how long somebody counts as new to those who ask, in milliseconds. */
const lately = 60 * 86_400_000;

/** Who began lately, and how far each has come. */
export const listNewcomers = (app: App, { scope, now }: Actor): Promise<Newcomer[]> =>
  findNewcomers(app.store, scope, (now - lately) as Instant, now);

/**
 * Has those told again of whom nothing was heard, and makes codes for those who are not linked.
 * Throws `Refusal` `admins-only`, `nobody-silent`, `invited-lately` where all of them were just told.
 */
export const remindSilent = (
  app: App,
  actor: Actor,
): Promise<{ readonly told: readonly Newcomer[]; readonly codes: readonly LinkCode[] }> =>
  app.store.transaction(async (db) => {
    const { member: admin, scope, now, chat } = actor;
    if (admin.role !== "admin") throw new Refusal("admins-only");
    const all = (await listNewcomers(inside(app, db), actor)).filter(isSilent);
    if (all.length === 0) throw new Refusal("nobody-silent");
    const silent = all.filter((one) => isToRemind(one, now));
    if (silent.length === 0) throw new Refusal("invited-lately");
    const told = silent.filter(({ isLinked }) => isLinked);
    const ids = told.map(({ id }) => id);
    await inviteMembers(db, ids, now);
    await recordAudit(db, scope, { action: "people.invited", at: now, chat, changes: [] });
    const apart = silent.filter(({ isLinked }) => !isLinked).map(({ handle }) => handle);
    const codes = await codesFor(inside(app, db), actor, apart);
    await markDone(db, actor);
    return { told, codes };
  });
