import type { Conversation } from "../../chat/event.ts";
import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { named } from "./named.ts";
import { cityText } from "./place-text.ts";

/** A clock that somebody asks for: of a zone, of a customer where one is named. */
export type ClockShown = {
  readonly zone: Zone;
  readonly city: string | null;
  readonly customer: { readonly id: string; readonly ref: string; readonly name: string } | null;
};

/** What time it is there, and by the member's own clock. */
export function clockView(
  { zone, city, customer }: ClockShown,
  now: Instant,
  ownZone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const told = (at: Zone) => {
    const { date, time } = civilAt(now, at);
    return { day: speak.day(date), time };
  };
  const summary = speak.t("clock.there", { place: cityText({ city, zone }, speak), ...told(zone) });
  const own = speak.t("clock.yours", told(ownZone));
  const whose: Inline[] =
    customer === null ? [] : [...named(customer, audience), text(speak.t("list.dot"))];
  return {
    kind: "answer",
    summary,
    blocks: [
      { type: "paragraph", inlines: [...whose, text(`${summary}${speak.t("list.dot")}${own}`)] },
    ],
    subjects: customer === null ? [] : [{ customerId: customer.id, ref: customer.ref }],
  };
}
