import { findByRef } from "../../app/search/find-named.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import type { Split } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { resolveSubject } from "./resolve-subject.ts";
import { sourcesFor } from "./subject-sources.ts";

/**
 * Carries out a command on the one customer that its text begins with, or that the conversation
 * tells; `act` gets the customer's id, the rest of the text, and the reference as `#K3F`. Asks when
 * several may be meant. Throws `Refusal` when nobody can be.
 */
export async function onCustomer(
  context: CommandContext,
  command: CommandName,
  { targets, rest }: Split,
  act: (customerId: string, rest: string, reference: string) => Promise<OutboundMessage>,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak } = context;
  const refs = targets.flatMap((target) => ("ref" in target ? target.ref : []));
  const [byRef, sources] = await Promise.all([
    findByRef(app, actor, refs),
    sourcesFor(context, [targets]),
  ]);
  const subject = resolveSubject({ targets, mentioned: [] }, byRef, sources);
  if (subject.type === "none") throw subject.refusal;
  if (subject.type === "choice") {
    const lineFor = ({ ref }: { readonly ref: string }) => buttonLine(command, `#${ref}`, rest);
    return whichCustomerView(subject.among, lineFor, audience, speak);
  }
  const [customer] = subject.customers;
  if (customer === undefined) throw new Error("found nobody");
  return act(customer.id, rest, `#${customer.ref}`);
}
