import type { Conversation } from "../../chat/event.ts";
import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";
import type { GoalSet } from "./goal.core.ts";

/** Asks whether words after a customer's name are the goal of the next touch; a group is not told of them. */
export function goalAskedView(
  customers: readonly NamedCustomer[],
  goal: string,
  lineFor: (customer: NamedCustomer) => string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  return numberedQuestion(
    speak.t("goal.whose", { goal: audience === "group" ? "…" : goal }),
    customers.map(({ ref, name }) => customerRow({ ref, name }, audience, speak)),
    customers.map(lineFor),
    customers.map(({ id, ref }) => ({ customerId: id, ref })),
  );
}

/** What the next touches are to reach, with how to take that back; a group is told only of whom. */
export function goalSetView(
  { goal, customers, undoId }: GoalSet,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const isGroup = audience === "group";
  const title = speak.t("goal.set", { count: customers.length });
  const said = isGroup ? [] : [text(speak.t("list.dot") + speak.t("goal.next", { goal }))];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: customers.map((one): Inline[] => [...named(one, audience), ...said]) },
      ...(isGroup ? [] : endBlocks(customers, undoId, speak)),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
