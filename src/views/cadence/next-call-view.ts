import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { DayItem } from "../../core/cadence/day-list.ts";
import type { CallCard } from "../../core/customer/call-card.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";
import { callCardView } from "../customer/call-card-view.ts";

/** Whom to call now, or who can be reached first; `at`: which of so many of the day it is, `brief`: what more one is to know. */
export function nextCallView(
  card: CallCard,
  { state, at: since }: DayItem,
  { at, of, brief }: { readonly at: number; readonly of: number; readonly brief: readonly Block[] },
  now: Instant,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { date, time } = civilAt(since, zone);
  const day = date === civilAt(now, zone).date ? "" : `${speak.day(date)} `;
  const said =
    state === "open"
      ? speak.t(at === 1 ? "next-call.now" : "next-call.then", { at, of })
      : speak.t(at === 1 ? "next-call.later" : "next-call.then-later", {
          at,
          of,
          when: `${day}${time}`,
        });
  const another =
    at < of
      ? [{ label: speak.t("next-call.another"), command: buttonLine("next", String(at + 1)) }]
      : [];
  const around = { before: [paragraph(said)], after: brief, buttons: another };
  return callCardView(card, now, zone, speak, around);
}
