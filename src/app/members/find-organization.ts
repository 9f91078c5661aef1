import { Refusal } from "../../errors.ts";
import { listOrganizations, type Organization } from "../../store/members/organizations.ts";
import type { App } from "../app.ts";

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
