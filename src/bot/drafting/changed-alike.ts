import { changeSeveral } from "../../app/customer/change-several.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { SeveralChange } from "../../core/drafts/draft.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { changedView } from "../../views/changes/changed-view.ts";
import type { CommandContext } from "../command.ts";
import { drafted } from "./drafted.ts";

/**
 * Changes a customer at once. What changes several is shown first, all of it, and done when that is
 * confirmed. Throws what the change does.
 */
export async function changedAlike(
  context: CommandContext,
  customers: readonly NamedCustomer[],
  change: SeveralChange,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak } = context;
  const whose = customers.map(({ id, ref, name }) => ({ id, ref, name }));
  if (whose.length > 1) return drafted(context, [{ act: "several", customers: whose, change }]);
  const { results, undoId } = await changeSeveral(app, actor, { customers: whose, change });
  const [only] = results;
  if (only === undefined) throw new Refusal("customer-not-found");
  return changedView({ ...only, undoId }, actor.member.zone, audience, speak);
}
