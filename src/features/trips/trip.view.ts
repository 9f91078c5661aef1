import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { overdueDays } from "../../core/cadence/overdue-days.ts";
import { temperature } from "../../core/cadence/temperature.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { daysText } from "../../views/blocks/days-text.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { code, paragraph, strong, text } from "../../views/blocks/inline.ts";
import { whyNowParts } from "../../views/cadence/why-now.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { cityText } from "../../views/customer/place-text.ts";
import { rowButtons } from "../../views/customer/row-buttons.ts";
import type { ClosedDay, TripPlan, TripStop } from "./trip-plan.core.ts";

/** `Germany · Thu 10 Dec – Sat 12 Dec`. */
export const tripText = (trip: Trip, speak: Speaker): string =>
  `${trip.place}${speak.t("list.dot")}${daysText(trip, speak)}`;

/** A trip that was just kept, with whom it may see. */
export function plannedTripView(
  plan: TripPlan,
  undoId: string,
  reader: { readonly handle: string },
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const { trip } = plan;
  const title = speak.t(`trip.noted-${trip.kind}`, { trip: tripText(trip, speak) });
  return tripMessage(plan, title, reader, now, speak, endBlocks([], undoId, speak));
}

/** A trip that was asked for, with whom it may see. */
export const tripView = (
  plan: TripPlan,
  reader: { readonly handle: string },
  now: Instant,
  speak: Speaker,
): OutboundMessage => {
  const title = speak.t(`trip.title-${plan.trip.kind}`, { trip: tripText(plan.trip, speak) });
  return tripMessage(plan, title, reader, now, speak, []);
};

function tripMessage(
  plan: TripPlan,
  title: string,
  reader: { readonly handle: string },
  now: Instant,
  speak: Speaker,
  end: readonly Block[],
): OutboundMessage {
  const { trip, stops, total } = plan;
  const isFair = trip.kind === "fair";
  const customers = stops.flatMap((stop) => stop.customers);
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(isFair ? [paragraph(speak.t("trip.fair-clock"))] : []),
      ...(isFair ? [] : [paragraph(aboveList(plan, speak))]),
      ...stopBlocks(stops, reader, now, speak),
      ...(plan.shown < total
        ? [paragraph(speak.t("trip.more", { count: total - plan.shown }))]
        : []),
      ...(customers.length > 0 ? [inviteBlock(speak)] : []),
      {
        type: "actions",
        buttons: [
          { label: speak.t("trip.cancel"), command: buttonLine("trip", "cancel", trip.id) },
        ],
      },
      ...end,
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** The customers city by city, numbered through all of them. */
export function stopBlocks(
  stops: readonly TripStop[],
  reader: { readonly handle: string },
  now: Instant,
  speak: Speaker,
): Block[] {
  let next = 1;
  return stops.flatMap(({ customers, closed }): Block[] => {
    const start = next;
    next += customers.length;
    const [first] = customers;
    const city = first === undefined ? "" : cityText(first, speak);
    const told =
      closed.length === 0 ? "" : speak.t("trip.closed", { days: closedText(closed, speak) });
    return [
      {
        type: "paragraph",
        inlines: [strong(city), text(told === "" ? "" : speak.t("list.dot") + told)],
      },
      {
        type: "list",
        start,
        items: customers.map((one) => tripRow(one, reader, now, speak)),
        buttons: customers.map(({ ref }) => rowButtons(ref, ["card"], speak)),
      },
    ];
  });
}

/** How many are there, and in how many cities. */
export function countText({ total, cities }: TripPlan, speak: Speaker): string {
  if (total === 0) return speak.t("trip.nobody");
  const told = speak.t("trip.count", { count: total });
  return cities < 2 ? told : told + speak.t("trip.cities", { count: cities });
}

/** The same where they are named below. */
const aboveList = (plan: TripPlan, speak: Speaker): string =>
  countText(plan, speak) + (plan.total === 0 ? "" : speak.t("trip.colon"));

const closedText = (closed: readonly ClosedDay[], speak: Speaker): string =>
  closed
    .map(({ date, name }) =>
      speak.t("trip.closed-day", {
        day: speak.day(date),
        why: name === null ? speak.t("trip.weekend") : speak.holiday(name),
      }),
    )
    .join(speak.t("list.comma"));

function tripRow(
  customer: DueCustomer,
  { handle }: { readonly handle: string },
  now: Instant,
  speak: Speaker,
): Inline[] {
  const late = overdueDays(customer, now);
  const due =
    late > 0
      ? speak.t("why-now.overdue", { count: late })
      : speak.t("trip.due", { day: speak.day(customer.dueOn) });
  const known = temperature(customer.lastTwoWayAt, now, customer.zone);
  const degree = known === null ? speak.t("card.never-spoke") : speak.t(`degree.${known.degree}`);
  const owner = customer.owner === handle ? "" : (customer.owner ?? "");
  const { why, last } = whyNowParts(customer, now, speak);
  const told = [...why, last];
  return customerRow({ ...customer, presses: [due, degree, owner], why: told }, "direct", speak);
}

const inviteBlock = (speak: Speaker): Block => ({
  type: "paragraph",
  inlines: [text(speak.t("trip.invite")), code(speak.t("trip.invite-line"))],
});

/** The trips that are to come, each to be shown by its number. */
export function tripsView(trips: readonly Trip[], speak: Speaker): OutboundMessage {
  const title = speak.t(trips.length === 0 ? "trip.none" : "trip.yours");
  const choices = trips.map(({ id }) => buttonLine("trip", id));
  const buttons = trips.map(({ id, place }) => ({
    label: speak.t("trip.cancel-of", { place }),
    command: buttonLine("trip", "cancel", id),
  }));
  const how: Block = {
    type: "paragraph",
    inlines: [text(speak.t("trip.how")), code(speak.t("trip.how-line"))],
  };
  return {
    kind: trips.length === 0 ? "answer" : "question",
    summary: title,
    blocks: [
      paragraph(title),
      ...(trips.length === 0
        ? []
        : [
            {
              type: "list" as const,
              start: 1,
              items: trips.map((trip) => [
                text(speak.t(`trip.title-${trip.kind}`, { trip: tripText(trip, speak) })),
              ]),
            },
            paragraph(speak.t("trip.choose")),
            { type: "actions" as const, buttons },
          ]),
      how,
    ],
    subjects: [],
    ...(trips.length === 0 ? {} : { choices }),
  };
}

/** A trip was taken back. */
export const cancelledTripView = (trip: Trip, undoId: string, speak: Speaker): OutboundMessage => {
  const title = speak.t("trip.cancelled", { trip: tripText(trip, speak) });
  return {
    kind: "answer",
    summary: title,
    blocks: [paragraph(title), ...endBlocks([], undoId, speak)],
    subjects: [],
  };
};
