import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { handleFor } from "../../core/members/handle-for.ts";
import type { Zone } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Locale } from "../../core/vocabulary.ts";
import type { Db } from "../../store/database/database.ts";
import { listMembers, listTeams, memberByEmail } from "../../store/members/members.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import type { PlannedPerson } from "./newcomer.core.ts";
import { allHandles, linkedAmong, ownerOfAccount } from "./newcomers.store.ts";
import type { RosterRow } from "./roster.core.ts";

/** Somebody in the directory of a platform; the address is one that it has confirmed. */
export type Listed = {
  readonly platform: string;
  /** Platforms that know people by the same ids. */
  readonly alsoOn: readonly string[];
  readonly userId: string;
  readonly email?: string;
  readonly zone?: string;
  readonly language?: string;
};

/** How the people of a roster would be set up; changes nothing. `team`: what the first one is called. */
export const planPeople = (
  app: App,
  actor: Actor,
  rows: readonly RosterRow[],
  listed: readonly Listed[],
  team: string,
): Promise<PlannedPerson[]> => planIn(app.store, actor, rows, listed, team);

/** The same within a transaction. */
export async function planIn(
  db: Db,
  { scope, member: admin }: Actor,
  rows: readonly RosterRow[],
  listed: readonly Listed[],
  team: string,
): Promise<PlannedPerson[]> {
  const organization = await theOrganization(db);
  const home = parseZone(organization?.zone ?? "") ?? admin.zone;
  const members = await listMembers(db);
  const teams = await listTeams(db);
  const [only = team, ...others] = teams.map(({ name }) => name);
  const usual = others.length === 0 ? only : null;
  const taken = await allHandles(db, scope);
  const linked = await linkedAmong(
    db,
    members.map(({ id }) => id),
  );
  const planned: PlannedPerson[] = [];
  for (const row of distinct(rows)) {
    const entry = listed.find((one) =>
      row.account === null
        ? row.email !== null && one.email?.toLowerCase() === row.email
        : row.account === `${one.platform}:${one.userId}`,
    );
    const named = members.filter(({ name }) => name.toLowerCase() === row.name.toLowerCase());
    const known =
      (entry === undefined ? null : await ownerOfAccount(db, entry)) ??
      (row.email === null ? undefined : (await memberByEmail(db, row.email))?.member.id);
    const memberId = known ?? theOne(named);
    // In a directory people name themselves: that they are called like somebody vouches for nobody.
    const isVouched = row.account === null || known !== undefined || memberId === null;
    if (memberId !== null && planned.some((one) => one.memberId === memberId)) continue;
    const is = members.find(({ id }) => id === memberId);
    const said = row.zone ?? parseZone(entry?.zone ?? "");
    const handle = is?.handle ?? handleFor(row, taken);
    taken.add(handle);
    planned.push({
      row,
      handle,
      memberId,
      role: is?.role ?? row.role ?? "sales",
      zone: is?.zone ?? said ?? home,
      isZoneAssumed: is === undefined && said === null,
      locale: is?.locale ?? localeOf(row.name, entry?.language, said ?? home),
      isLinked: memberId !== null && linked.has(memberId),
      account:
        entry === undefined || !isVouched
          ? null
          : { platform: entry.platform, userId: entry.userId },
      team: row.team ?? usual,
    });
  }
  return planned;
}

/** Whoever is named twice with one address is one person. */
const distinct = (rows: readonly RosterRow[]): RosterRow[] =>
  rows.filter(
    ({ email }, at) => email === null || rows.findIndex((other) => other.email === email) === at,
  );

const theOne = (found: readonly { readonly id: string }[]): string | null =>
  found.length === 1 ? (found[0]?.id ?? null) : null;

/** What a platform says of somebody, else how they are called, else where they are. */
const localeOf = (name: string, language: string | undefined, zone: Zone): Locale => {
  if (language !== undefined) return language.startsWith("zh") ? "zh-CN" : "en";
  const isHan = /\p{Script=Han}/u.test(name);
  return isHan || (zone === "Asia/Shanghai" && !/\p{L}/u.test(name)) ? "zh-CN" : "en";
};
