import { Refusal } from "../../errors.ts";
import {
  firstOrganization,
  listOrganizations,
  type Organization,
} from "../../store/members/organizations.ts";
import type { App } from "../app.ts";

/** The organization that was there first; null while there is none. */
export const findFirst = ({ store }: App): Promise<string | null> => firstOrganization(store);

const firsts = new WeakMap<App, string>();

/** Whether an organization was there first: what no connection gives to another is its own. */
export async function isFirst(app: App, organizationId: string): Promise<boolean> {
  // Where there is one alone it is asked for once.
  if (firsts.get(app) === organizationId) return true;
  const first = await firstOrganization(app.store);
  if (first !== null) firsts.set(app, first);
  return first === organizationId;
}

/** The organizations of this database, the oldest first. */
export const findOrganizations = ({ store }: App): Promise<Organization[]> =>
  listOrganizations(store);

/**
 * The organization with this name (any case) or id; not named, the only one there is. Throws a
 * `Refusal` `no-organization`, `unknown-organization`, or `which-organization` where there are several.
 */
export async function findOrganization(app: App, named?: string): Promise<Organization> {
  const all = await findOrganizations(app);
  const names = all.map(({ name }) => name).join(", ");
  if (all.length === 0) throw new Refusal("no-organization");
  const wanted = named?.trim().toLowerCase();
  const meant =
    wanted === undefined
      ? all
      : all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [organization, ...others] = meant;
  if (organization === undefined) {
    throw new Refusal("unknown-organization", { organization: named ?? "", names });
  }
  if (others.length > 0) throw new Refusal("which-organization", { names });
  return organization;
}
