import type { Conversation } from "../chat/event.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { NamedCustomer } from "../core/named-customer.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph } from "./inline.ts";
import { named } from "./named.ts";

/** Most customers that a question offers. */
const mostChoices = 10;

/**
 * Asks which customer is meant. A bare number answers it with the command line that `lineFor` makes
 * for the customer.
 */
export function whichCustomerView(
  candidates: readonly NamedCustomer[],
  lineFor: (customer: NamedCustomer) => string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const question = speak.t("ask.which");
  const offered = candidates.slice(0, mostChoices);
  return {
    kind: "question",
    summary: question,
    blocks: [
      paragraph(question),
      { type: "list", start: 1, items: offered.map((customer) => named(customer, audience)) },
    ],
    subjects: offered.map(({ id, ref }) => ({ customerId: id, ref })),
    choices: offered.map(lineFor),
  };
}
