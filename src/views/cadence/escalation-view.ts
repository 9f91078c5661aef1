import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";

/** Customers that are named; more are counted. */
const most = 15;

/** A customer who is overdue for so many working days of the owner. */
type Late = { readonly customer: DueCustomer; readonly workdays: number };

/** Tells a manager in private which important customers of the team are overdue for long. */
export function escalationView(late: readonly Late[], speak: Speaker): OutboundMessage {
  const title = speak.t("escalation.title", { count: late.length });
  const shown = late.slice(0, pageLength(late.length, most));
  const items = shown.map(({ customer, workdays }) => {
    const { owner, lastOutcome } = customer;
    const last =
      lastOutcome === null
        ? speak.t("why-now.never-touched")
        : speak.t("why-now.last", { outcome: speak.t(`outcome.${lastOutcome}`) });
    const said = [speak.t("escalation.late", { count: workdays }), last, owner ?? ""];
    return customerRow({ ...customer, presses: said }, "direct", speak);
  });
  const rest = late.length - shown.length;
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", start: 1, items },
    ...(rest > 0 ? [paragraph(speak.t("owed.more", { count: rest }))] : []),
    paragraph(speak.t("escalation.hint")),
  ];
  return {
    kind: "digest",
    summary: title,
    blocks,
    subjects: shown.map(({ customer: { id, ref } }) => ({ customerId: id, ref })),
  };
}
