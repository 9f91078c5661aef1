import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer, UndueCustomer } from "../../core/cadence/due-customer.ts";
import type { StandingStop } from "../../core/customer/stop.ts";
import type { ContactBestHour } from "../../core/people/best-hour.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt, epochDayAt } from "../../core/time/civil-at.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { stopBlocks } from "../customer/stop-text.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { goalState, whyProposed } from "../touch/goal-text.ts";
import { dueText } from "./due-text.ts";
import { overdueBlocks } from "./overdue-blocks.ts";
import { reasonText } from "./reason-text.ts";

/** Whose due is explained, with when which of its people usually answer and what they asked for. */
type Explained = {
  readonly customer: DueCustomer | UndueCustomer;
  readonly contacts: readonly ContactBestHour[];
  readonly standing: readonly StandingStop[];
  readonly plan: TouchPlan | null;
  readonly later: { readonly most: number; readonly day: CivilDate } | null;
};

/**
 * Why a customer is due when they are: rule, last touch, every shift, and the window in both clocks; or
 * why nothing is due. `zone` is the member's.
 */
export function whyView(
  { customer, contacts, standing, plan, later }: Explained,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name, bestHour } = customer;
  const title =
    customer.dueOn === null
      ? speak.t("why.stopped", { name, ref })
      : speak.t("why.title", { day: speak.day(customer.dueOn), name, ref });
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...stopBlocks(standing, zone, speak),
    ...overdueBlocks(customer, now, speak),
    ...reasonBlocks(customer, speak),
    paragraph(lastTouch(customer, now, speak)),
    ...(customer.dueOn === null
      ? []
      : [paragraph(speak.t("why.due", { when: dueText(customer, zone, speak) }))]),
  ];
  if (later !== null)
    blocks.push(paragraph(speak.t("why.later", { most: later.most, day: speak.day(later.day) })));
  if (bestHour !== null)
    blocks.push(paragraph(speak.t("best-hour.usually", { when: bestHourText(bestHour, speak) })));
  for (const { name, bestHour: theirs } of contacts)
    blocks.push(
      paragraph(speak.t("best-hour.contact", { name, when: bestHourText(theirs, speak) })),
    );
  if (plan !== null)
    blocks.push(paragraph(goalState(plan, speak)), paragraph(whyProposed(plan, speak)));
  return { kind: "answer", summary: title, blocks, subjects: [{ customerId: id, ref }] };
}

const reasonBlocks = (customer: Explained["customer"], speak: Speaker): Block[] =>
  customer.reasons === null
    ? []
    : [
        {
          type: "list",
          items: customer.reasons.map((reason) => [text(reasonText(reason, speak, customer))]),
        },
      ];

function lastTouch(customer: Explained["customer"], now: Instant, speak: Speaker): string {
  const { lastTouchAt, lastOutcome, zone } = customer;
  if (lastTouchAt === null || lastOutcome === null) return speak.t("why.none");
  const days = epochDayAt(now, zone) - epochDayAt(lastTouchAt, zone);
  const outcome = speak.t(`outcome.${lastOutcome}`);
  return days === 0
    ? speak.t("why.last-today", { outcome })
    : speak.t("why.last", { day: speak.day(civilDateAt(lastTouchAt, zone)), outcome, count: days });
}
