import { findMissingCustomers } from "../../app/customer/find-missing-customers.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { missingCustomersView } from "../../views/customer/missing-customers-view.ts";
import type { CommandContext } from "../command.ts";

/**
 * The answer of a command that found nobody: what is to be done first, to whom sees no customer at
 * all; null to everybody else.
 */
export async function missingCustomers({
  app,
  actor,
  audience,
  speak,
}: CommandContext): Promise<OutboundMessage | null> {
  const missing = await findMissingCustomers(app, actor);
  return missing && missingCustomersView(missing, audience, speak);
}
