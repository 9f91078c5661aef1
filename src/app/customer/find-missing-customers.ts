import type { MissingCustomers } from "../../core/customer/missing-customers.ts";
import { anyCustomers } from "../../store/customer/any-customers.ts";
import { listMembers } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Why the actor sees no customer at all, or null where they see one. */
export async function findMissingCustomers(
  app: App,
  { member, scope }: Actor,
): Promise<MissingCustomers | null> {
  const { isSeen, isThere } = await anyCustomers(app.store, scope);
  if (isSeen) return null;
  const everybody = await listMembers(app.store);
  return {
    of: isThere ? "member" : "organization",
    role: member.role,
    handle: member.handle,
    admins: everybody.filter(({ role }) => role === "admin").map(({ name }) => name),
  };
}
