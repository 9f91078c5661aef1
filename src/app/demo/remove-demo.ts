import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import {
  deleteDemoCustomers,
  deleteDemoMembers,
  deleteDemoTeams,
  forgetLocalChats,
} from "../../store/members/delete-demo.ts";
import { renameOrganization, theOrganization } from "../../store/members/organizations.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";
import { unnamed } from "../members/enrol-member.ts";
import { readDemoData } from "./demo-data.ts";

/** What was taken away. */
export type RemovedDemo = { readonly customers: number; readonly members: readonly string[] };

/**
 * Takes the demo away for good: its customers with all that hangs on them, its people and teams. What
 * somebody added themselves stays, as does the admin who asks, and whoever is linked to a chat platform or
 * has customers of their own. `chatOf` names the chat that is always there of a member. Throws `Refusal`
 * `admins-only`, `no-demo`.
 */
export async function removeDemo(
  app: App,
  actor: Actor,
  chatOf: (handle: string) => string,
): Promise<RemovedDemo> {
  const { organization: demo, customers, members, teams } = await readDemoData();
  return app.store.transaction(async (db) => {
    const { member, scope, now, chat } = actor;
    if (member.role !== "admin") throw new Refusal("admins-only");
    if ((await theOrganization(db))?.name !== demo.name) throw new Refusal("no-demo");
    const names = customers.map(({ name }) => name);
    const count = await deleteDemoCustomers(db, scope, names);
    const handles = await deleteDemoMembers(db, scope, members);
    await deleteDemoTeams(db, scope, teams);
    await forgetLocalChats(db, scope, handles.map(chatOf));
    await renameOrganization(db, scope.organizationId, unnamed);
    await recordAudit(db, scope, { action: "demo.removed", at: now, chat, changes: [] });
    await markDone(db, actor);
    return { customers: count, members: handles };
  });
}
