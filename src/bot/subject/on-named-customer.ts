import { findCustomer, mostMatches } from "../../app/search/find-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { Refusal } from "../../errors.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import { chooseCustomerView } from "../../views/search/choose-customer-view.ts";
import type { Split } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { onCustomer, refuseSeveral } from "./on-customer.ts";

/**
 * As `onCustomer`, for words that are nothing but a customer, who may also be called by code or
 * name: what no list and no reference is may yet be a code. Throws `Refusal` `nobody-named` and `one-at-a-time` too.
 */
export async function onNamedCustomer(
  context: CommandContext,
  command: CommandName,
  about: Split,
  act: (customerId: string) => Promise<OutboundMessage>,
): Promise<OutboundMessage> {
  const { rest, whole: text } = about;
  refuseSeveral(context, command, about);
  if (rest === "") {
    try {
      return await onCustomer(context, command, about, act);
    } catch (error) {
      if (!isUnlisted(error)) throw error;
      const [coded, ...others] = await findCustomer(context.app, context.actor, text);
      if (coded === undefined || others.length > 0) throw error;
      return act(coded.id);
    }
  }
  const matches = await findCustomer(context.app, context.actor, text);
  const [first] = matches;
  if (first === undefined) throw new Refusal("nobody-named", { name: text });
  if (matches.length === 1) return act(first.id);
  const shown = matches.slice(0, mostMatches);
  const hasMore = matches.length > mostMatches;
  return chooseCustomerView(text, shown, hasMore, command, context.speak);
}

const isUnlisted = (error: unknown): boolean =>
  error instanceof Refusal &&
  ["no-list", "unknown-number", "unknown-number-of-one", "unknown-ref"].includes(error.code);
