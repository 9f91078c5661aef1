import type { Button, Inline, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { CallFacts } from "../../core/customer/call-card.ts";
import type { Member } from "../../core/members/member.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { answersField, inlinesOf, personField, saidFields } from "../customer/call-fields.ts";
import { customerRow } from "../customer/customer-row.ts";
import { timeText } from "../customer/hours-text.ts";
import { cityText } from "../customer/place-text.ts";
import { dueActs, rowButtons } from "../customer/row-buttons.ts";
import { waitingLine } from "../owed/waiting-line.ts";
import { whyNowParts } from "./why-now.ts";

/** Of so many customers each has buttons; of more they would be a wall. */
const mostWithButtons = 3;

/** An overdue customer and when their window opens. */
type Opening = { readonly customer: DueCustomer; readonly opensAt: Instant };

/**
 * Overdue customers who can be reached from now on or later today: whom to call, what was said last,
 * what is open, and buttons for what came of it; who waits for an answer first.
 */
export function windowNudgeView(
  opening: readonly Opening[],
  waiting: readonly Owed[],
  factsOf: (id: string) => CallFacts,
  member: Pick<Member, "name" | "zone">,
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const customers = opening.map(({ customer }) => customer);
  const [only, ...others] = customers;
  const isOne = only !== undefined && others.length === 0;
  const title = titleOf(opening, member.zone, now, speak);
  const items = opening.map((one) => item(one, factsOf(one.customer.id), member, now, speak));
  const buttons = isOne
    ? buttonsFor(only, speak)
    : customers.length > mostWithButtons
      ? []
      : customers.flatMap((one, index) =>
          logButtons(one, speak).map(({ label, command }) => ({
            label: `${index + 1} ${label}`,
            command,
          })),
        );
  return {
    kind: "nudge",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...waitingLine(waiting, now, false, speak),
      {
        type: "list",
        start: 1,
        items,
        ...(isOne ? {} : { buttons: customers.map(({ ref }) => rowButtons(ref, dueActs, speak)) }),
      },
      ...(isOne ? [] : [paragraph(speak.t("nudge.hint"))]),
      ...(buttons.length === 0
        ? []
        : [{ type: "actions" as const, buttons, ...(isOne ? {} : { isOfRows: true as const }) }]),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function titleOf(opening: readonly Opening[], zone: Zone, now: Instant, speak: Speaker): string {
  const [first] = opening;
  const isNow = first === undefined || isOpen(first, now);
  if (first !== undefined && opening.length === 1) {
    const { name } = first.customer;
    return isNow
      ? speak.t("nudge.one", { name })
      : speak.t("nudge.one-later", { name, ...opensAtFor(first, zone) });
  }
  const count = opening.length;
  return opening.every((one) => isOpen(one, now))
    ? speak.t("nudge.several", { count })
    : speak.t("nudge.several-later", { count });
}

const isOpen = ({ opensAt }: Opening, now: Instant): boolean => opensAt <= now;

const opensAtFor = ({ opensAt }: Opening, zone: Zone) => ({ time: civilAt(opensAt, zone).time });

const logButtons = ({ ref }: DueCustomer, speak: Speaker): Button[] => [
  { label: speak.t("card.log-ok"), command: buttonLine("log", `#${ref}`, "ok") },
  { label: speak.t("card.log-na"), command: buttonLine("log", `#${ref}`, "na") },
];

const buttonsFor = (customer: DueCustomer, speak: Speaker): Button[] => [
  ...logButtons(customer, speak),
  { label: speak.t("nudge.tomorrow"), command: buttonLine("snooze", `#${customer.ref}`, "1d") },
  { label: speak.t("nudge.card"), command: buttonLine("c", `#${customer.ref}`) },
];

function item(
  one: Opening,
  facts: CallFacts,
  { name, zone }: Pick<Member, "name" | "zone">,
  now: Instant,
  speak: Speaker,
): Inline[] {
  const { customer } = one;
  const clocks = { theirs: customer.zone, own: zone, now };
  const there = `${cityText(customer, speak)} ${timeText(clocks, speak)}`;
  const when = isOpen(one, now)
    ? speak.t("nudge.now")
    : speak.t("nudge.later", opensAtFor(one, zone));
  // What the lines below say, this one leaves out.
  const { late, why, last } = whyNowParts({ ...customer, answerBy: null }, now, speak);
  const called = { ...facts, country: customer.country, by: name };
  // When the customer usually answers is said above.
  const fields = [
    personField(called, speak),
    ...answersField(called, null, speak),
    ...saidFields(called, now, zone, speak),
  ];
  return [
    ...customerRow(
      { isAlone: true, ...customer, presses: [when, there], urgent: late, why: [...why, last] },
      "direct",
      speak,
    ),
    ...fields.flatMap((one) => [text("\n"), ...inlinesOf(one, speak)]),
  ];
}
