import { findCustomer, mostMatches } from "../app/find-customer.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";
import { chooseCustomerView } from "../views/choose-customer-view.ts";
import type { CommandContext } from "./command.ts";
import { onCustomer } from "./on-customer.ts";
import { splitTarget } from "./split-target.ts";

/**
 * As `onCustomer`, for a text that is nothing but a customer, who may also be called by code or
 * name. Throws `Refusal` `nobody-named` too.
 */
export async function onNamedCustomer(
  context: CommandContext,
  command: string,
  text: string,
  act: (customerId: string) => Promise<OutboundMessage>,
): Promise<OutboundMessage> {
  const split = splitTarget(text);
  if (split.rest === "") return onCustomer(context, command, split, act);
  const matches = await findCustomer(context.app, context.actor, text);
  const [first] = matches;
  if (first === undefined) throw new Refusal("nobody-named", { name: text });
  if (matches.length === 1) return act(first.id);
  const shown = matches.slice(0, mostMatches);
  const hasMore = matches.length > mostMatches;
  return chooseCustomerView(text, shown, hasMore, command, context.speak);
}
