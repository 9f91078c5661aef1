import { findByRef } from "../../app/search/find-named.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import type { Split } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { resolveSubject } from "./resolve-subject.ts";
import { sourcesFor } from "./subject-sources.ts";

/**
 * Carries out a command on the customers that its text begins with, or on the one that the
 * conversation tells; `act` gets them and the rest of the text. Asks when several may be meant.
 * Throws `Refusal` when nobody can be.
 */
export async function onCustomers(
  context: CommandContext,
  command: CommandName,
  { targets, rest }: Split,
  act: (customers: readonly NamedCustomer[], rest: string) => Promise<OutboundMessage>,
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
  return act(subject.customers, rest);
}

/** The same of a command on one customer; `act` gets its id, the rest, and the reference as `#K3F`. */
export const onCustomer = (
  context: CommandContext,
  command: CommandName,
  about: Split,
  act: (customerId: string, rest: string, reference: string) => Promise<OutboundMessage>,
): Promise<OutboundMessage> =>
  onCustomers(context, command, about, ([customer], rest) => {
    if (customer === undefined) throw new Error("found nobody");
    return act(customer.id, rest, `#${customer.ref}`);
  });
