import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { ContactBestHour } from "../../core/people/best-hour.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt, epochDayAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { dueText } from "./due-text.ts";
import { overdueBlocks } from "./overdue-blocks.ts";
import { reasonText } from "./reason-text.ts";

/** Why a customer is due when they are: rule, last touch, every shift, and the window in both clocks. */
export function whyView(
  customer: DueCustomer,
  contacts: readonly ContactBestHour[],
  now: Instant,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const title = speak.t("why.title", { day: speak.day(customer.dueOn), name, ref });
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...overdueBlocks(customer, now, speak),
    {
      type: "list",
      items: customer.reasons.map((reason) => [text(reasonText(reason, speak, customer))]),
    },
    paragraph(lastTouch(customer, now, speak)),
    paragraph(speak.t("why.due", { when: dueText(customer, zone, speak) })),
  ];
  const { bestHour } = customer;
  if (bestHour !== null)
    blocks.push(paragraph(speak.t("best-hour.usually", { when: bestHourText(bestHour, speak) })));
  for (const { name, bestHour: theirs } of contacts)
    blocks.push(
      paragraph(speak.t("best-hour.contact", { name, when: bestHourText(theirs, speak) })),
    );
  return { kind: "answer", summary: title, blocks, subjects: [{ customerId: id, ref }] };
}

function lastTouch(customer: DueCustomer, now: Instant, speak: Speaker): string {
  const { lastTouchAt, lastOutcome, zone } = customer;
  if (lastTouchAt === null || lastOutcome === null) return speak.t("why.none");
  const days = epochDayAt(now, zone) - epochDayAt(lastTouchAt, zone);
  const outcome = speak.t(`outcome.${lastOutcome}`);
  return days === 0
    ? speak.t("why.last-today", { outcome })
    : speak.t("why.last", { day: speak.day(civilDateAt(lastTouchAt, zone)), outcome, count: days });
}
