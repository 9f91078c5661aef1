import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { DraftCustomer, SeveralChange } from "../../core/drafts/draft.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { skipDue } from "../cadence/skip-due.ts";
import { snoozeDue } from "../cadence/snooze-due.ts";
import { setTier } from "../tiering/set-tier.ts";
import { setOwner } from "./set-owner.ts";
import { setStage } from "./set-stage.ts";
import { tagCustomers } from "./tag-customers.ts";

/**
 * Changes several customers alike, in one change that one undo takes back. Those that are not the
 * actor's any more are left out, and counted. Throws what the change of one does, where it is so of all.
 */
export async function changeSeveral(
  app: App,
  actor: Actor,
  { customers, change }: { customers: readonly DraftCustomer[]; change: SeveralChange },
): Promise<ChangedSeveral> {
  const ids = customers.map(({ id }) => id);
  const whose = "those-left";
  switch (change.kind) {
    case "tags":
      return tagCustomers(app, actor, ids, change, whose);
    case "tier":
      return setTier(app, actor, ids, change.tier, whose);
    case "stage":
      return setStage(app, actor, ids, change.stage, whose);
    case "owner":
      return setOwner(app, actor, ids, change.handle, whose);
    case "snoozed":
      return snoozeDue(app, actor, ids, change.until, change.reason, whose);
    case "skipped":
      return skipDue(app, actor, ids, change.reason, whose);
  }
}
