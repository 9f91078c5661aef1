import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { whyNowParts } from "./why-now.ts";

/** Overdue customers who can be reached from now on, with what can be done about the only one. */
export function windowNudgeView(
  customers: readonly DueCustomer[],
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const [only, ...others] = customers;
  const title =
    only !== undefined && others.length === 0
      ? speak.t("nudge.one", { name: only.name })
      : speak.t("nudge.several", { count: customers.length });
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", start: 1, items: customers.map((one) => row(one, now, speak)) },
  ];
  if (only !== undefined && others.length === 0) {
    const button = (
      key: "card.log-ok" | "card.log-na" | "nudge.tomorrow" | "nudge.card",
      command: string,
    ) => ({ label: speak.t(key), command });
    blocks.push({
      type: "actions",
      buttons: [
        button("card.log-ok", `/log #${only.ref} ok`),
        button("card.log-na", `/log #${only.ref} na`),
        button("nudge.tomorrow", `/snooze #${only.ref} 1d`),
        button("nudge.card", `/c #${only.ref}`),
      ],
    });
  } else {
    blocks.push(paragraph(speak.t("nudge.hint")));
  }
  return {
    kind: "nudge",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function row(customer: DueCustomer, now: Instant, speak: Speaker): Inline[] {
  const { city, zone } = customer;
  const there = `${city ?? speak.city(zone)} ${civilAt(now, zone).time}`;
  const { late, why } = whyNowParts(customer, now, speak);
  return customerRow({ ...customer, presses: [there], urgent: late, why }, "direct", speak);
}
