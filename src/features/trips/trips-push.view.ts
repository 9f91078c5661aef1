import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { code, text } from "../../views/blocks/inline.ts";
import { inlinesOf, personField, saidFields } from "../../views/customer/call-fields.ts";
import { inWords } from "../../views/greetings/greeting-words.ts";
import type { PreparedVisit } from "./prepared-visit.core.ts";
import { countText, tripText } from "./trip.view.ts";
import type { TripPlan } from "./trip-plan.core.ts";
import { visitDay } from "./visit.view.ts";

/** A member's day, the moment and their zone. */
type Morning = { readonly day: CivilDate; readonly now: Instant; readonly zone: Zone };

/**
 * To whoever travels: where to, when, whom there is to see, and what of it is overdue. To whom customers come: when, and
 * what to prepare; after it, how to note what was said.
 */
export function tripsPushView(
  plans: readonly TripPlan[],
  visits: readonly PreparedVisit[],
  at: Morning,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(plans.length === 0 ? "visit.push-title" : "trip.push-title");
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      {
        type: "list",
        items: [
          ...visits.map((one) => visitItem(one, at, speak)),
          ...plans.map((plan) => item(plan, at.day, speak)),
        ],
      },
      ...(plans.length === 0
        ? []
        : [
            {
              type: "actions" as const,
              buttons: plans.map(({ trip }) => ({
                label: speak.t("trip.show", { place: trip.place }),
                command: buttonLine("trip", trip.id),
              })),
            },
          ]),
    ],
    subjects: visits.map(({ visit: { customerId, ref } }) => ({ customerId, ref })),
  };
}

/** Who comes and when; then with whom to speak, what was said last, what is open and what to mind. */
function visitItem(
  { visit, card }: PreparedVisit,
  { day, now, zone }: Morning,
  speak: Speaker,
): Inline[] {
  const customer = `${visit.name} #${visit.ref}`;
  if (visit.on < day)
    return [
      text(`${speak.t("visit.row-over", { customer, day: speak.day(visit.on) })}\n`),
      text(speak.t("visit.log")),
      code(`#${visit.ref} ok …`),
    ];
  const when = [inWords(daysBetween(day, visit.on), speak), visitDay(visit, speak)];
  const called = { ...card, by: card.ownerName };
  const who = { ...personField(called, speak), label: speak.t("visit.who") };
  const fields = [who, ...saidFields(called, now, zone, speak)];
  return [
    text(speak.t("visit.row", { customer, when: when.join(speak.t("list.dot")) })),
    ...fields.flatMap((field) => [text("\n"), ...inlinesOf(field, speak)]),
  ];
}

function item(plan: TripPlan, today: CivilDate, speak: Speaker): Inline[] {
  const { trip, late } = plan;
  const when = inWords(daysBetween(today, trip.from), speak);
  const title = `${when}${speak.t("list.dot")}${tripText(trip, speak)}`;
  if (trip.kind === "fair") return [text(`${title}\n${speak.t("trip.fair-clock")}`)];
  const told = late === 0 ? "" : speak.t("trip.overdue", { count: late });
  return [text(`${title}\n${countText(plan, speak)}${told}`)];
}
