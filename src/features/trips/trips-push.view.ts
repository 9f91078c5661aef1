import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { text } from "../../views/blocks/inline.ts";
import { inWords } from "../../views/greetings/greeting-words.ts";
import { countText, tripText } from "./trip.view.ts";
import type { TripPlan } from "./trip-plan.core.ts";

/** To whoever travels: where to, when, whom there is to see, and what of it is overdue. */
export function tripsPushView(
  plans: readonly TripPlan[],
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("trip.push-title");
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: plans.map((plan) => item(plan, today, speak)) },
      {
        type: "actions",
        buttons: plans.map(({ trip }) => ({
          label: speak.t("trip.show", { place: trip.place }),
          command: buttonLine("trip", trip.id),
        })),
      },
    ],
    subjects: [],
  };
}

function item(plan: TripPlan, today: CivilDate, speak: Speaker): Inline[] {
  const { trip, late } = plan;
  const when = inWords(daysBetween(today, trip.from), speak);
  const title = `${when}${speak.t("list.dot")}${tripText(trip, speak)}`;
  if (trip.kind === "fair") return [text(`${title}\n${speak.t("trip.fair-clock")}`)];
  const told = late === 0 ? "" : speak.t("trip.overdue", { count: late });
  return [text(`${title}\n${countText(plan, speak)}${told}`)];
}
