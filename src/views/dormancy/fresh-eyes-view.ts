import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import type { FreshEyes, GivenUpCustomer } from "../../core/dormancy/fresh-eyes.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/** Colleagues that one customer is offered to by button. */
const mostColleagues = 3;

/** Asks a manager in private to give customers whom their owner cannot reach to somebody else. */
export function freshEyesView(
  { customers, colleagues }: FreshEyes,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("dormant.fresh-eyes", { count: customers.length });
  const blocks: Block[] = [{ type: "heading", text: title }];
  for (const [index, customer] of customers.entries()) {
    blocks.push({ type: "list", start: index + 1, items: [line(customer, speak)] });
    const buttons = buttonsFor(customer, colleagues, speak);
    if (buttons.length > 0) blocks.push({ type: "actions", buttons });
  }
  blocks.push(paragraph(speak.t("dormant.fresh-eyes-hint")));
  return {
    kind: "digest",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function line(customer: GivenUpCustomer, speak: Speaker) {
  const { country, tries, silentDays, owner } = customer;
  const told = speak.t("dormant.fresh-eyes-line", {
    days: silentDays,
    tries,
    owner: owner ?? speak.t("card.nobody"),
  });
  const place = country === null ? "" : speak.country(country);
  return customerRow({ ...customer, presses: [told, place] }, "direct", speak);
}

const buttonsFor = (
  { ref, owner }: GivenUpCustomer,
  colleagues: readonly string[],
  speak: Speaker,
): Button[] =>
  colleagues
    .filter((handle) => handle !== owner)
    .slice(0, mostColleagues)
    .map((handle) => ({
      label: speak.t("dormant.hand-over", { ref, handle }),
      command: `/own #${ref} ${handle}`,
    }));
