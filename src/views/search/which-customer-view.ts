import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import { maskName } from "../../core/customer/mask-name.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { customerRow } from "../customer/customer-row.ts";

/** Most customers that a question offers, and most characters of what it repeats. */
const [mostChoices, mostSaid] = [10, 40];

/**
 * Asks which customer is meant. A bare number answers it with the command line that `lineFor` makes
 * for the customer. `said` is what would be logged; it is repeated in private.
 */
export function whichCustomerView(
  candidates: readonly NamedCustomer[],
  lineFor: (customer: NamedCustomer) => string,
  audience: Conversation["kind"],
  speak: Speaker,
  said = "",
): OutboundMessage {
  const offered = candidates.slice(0, mostChoices);
  const [only, ...others] = offered;
  const isOne = only !== undefined && others.length === 0;
  const key = isOne ? "ask.is-it" : "ask.which";
  const name = isOne ? (audience === "group" ? maskName(only.name) : only.name) : "";
  const question =
    said === "" || audience === "group"
      ? speak.t(key, { name })
      : speak.t(`${key}-for`, { text: shorten(said, mostSaid), name });
  return numberedQuestion(
    question,
    offered.map(({ ref, name }) => customerRow({ ref, name }, audience, speak)),
    offered.map(lineFor),
    offered.map(({ id, ref }) => ({ customerId: id, ref })),
  );
}
