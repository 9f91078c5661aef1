import type { OutboundMessage } from "../../chat/message.ts";
import type { TimedOwed } from "../../core/owed/owed.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { byCustomer } from "./by-customer.ts";
import { waited } from "./waited.ts";

/** Customers that are named; more are counted. */
const most = 10;

/** Who waits for an answer that is soon to be given: by when, in the member's clock, and what they asked for. */
export function answersDueView(
  waiting: readonly TimedOwed[],
  zone: Zone,
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const customers = byCustomer(waiting);
  const shown = customers.slice(0, pageLength(customers.length, most));
  const rest = customers.length - shown.length;
  const title = speak.t("owed.answer.own", { count: customers.length });
  const items = shown.map((one) => {
    const by = waiting.find(({ id }) => id === one.id)?.answerBy ?? now;
    const { date, time } = civilAt(by, zone);
    const presses = [
      speak.t("today.waiting", { day: speak.day(date), time }),
      speak.t("waiting.for", { time: waited(one.madeAt, now, speak) }),
    ];
    const asked = one.asked.join(speak.t("list.comma"));
    const why = [asked === "" ? speak.t("owed.untold") : asked];
    return customerRow({ ...one, presses, why }, "direct", speak);
  });
  const buttons = shown.map(({ ref }) => rowButtons(ref, ["contacted", "card"], speak));
  return {
    kind: "nudge",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", start: 1, items, buttons },
      paragraph(speak.t(shown.length > 1 ? "nudge.hint" : "waiting.reply")),
      ...(rest > 0 ? [paragraph(speak.t("owed.more", { count: rest }))] : []),
    ],
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}
