import type { Conversation } from "../../chat/event.ts";
import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { Undone } from "../../core/changes/undone.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { nextDue } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";
import { mostLines } from "./several-lines.ts";

/** What an undo took back, and the dues that stand again. `zone` is the member's. */
export function undoneView(
  { action, customers }: Undone,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title =
    audience === "group" ? speak.t("undone.title") : speak.sentenceOf("undone.", action);
  const line = (customer: ChangedCustomer): Inline[] => [
    ...named(customer, audience),
    ...(audience === "group"
      ? []
      : [
          text(
            asItStands(action, customer, speak) +
              speak.t("list.dot") +
              nextDue(customer, zone, speak),
          ),
        ]),
  ];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...(customers.length > mostLines
        ? [paragraph(speak.t("undone.many", { count: customers.length }))]
        : customers.length === 0
          ? []
          : [{ type: "list" as const, items: customers.map(line) }]),
    ],
    subjects: (customers.length > mostLines ? [] : customers).map(({ id, ref }) => ({
      customerId: id,
      ref,
    })),
  };
}

/** What the customer has again, where the due does not say it. */
function asItStands(action: string, customer: ChangedCustomer, speak: Speaker): string {
  const dot = speak.t("list.dot");
  switch (action) {
    case "tier.changed":
      return dot + customer.tier;
    case "stage.changed":
      return dot + speak.t(`stage.${customer.stage}`);
    case "zone.changed":
      return dot + speak.city(customer.zone);
    case "owner.changed":
      return dot + (customer.owner ?? speak.t("card.nobody"));
    case "tags.changed":
      return customer.tags.length === 0 ? "" : dot + customer.tags.join(speak.t("list.comma"));
    default:
      return "";
  }
}
