import type { OutboundMessage } from "../../chat/message.ts";
import type { SetReminder } from "../../core/cadence/reminder.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { named } from "../customer/named.ts";
import { cityText } from "../customer/place-text.ts";
import { nextDue } from "./next-due.ts";

/** When somebody is reminded, in the clock of the member and in the customer's, and of what. */
export function reminderText(
  { at, customer, content }: Omit<SetReminder, "undoId">,
  zone: Zone,
  speak: Speaker,
): string {
  const when = reminderWhen(at, zone, customer, speak);
  return [when, speak.t("log.note", { note: content })].join(speak.t("list.dot"));
}

/** `reminder Wed 2 Dec 15:00 (Istanbul 10:00)`; the city is left out where both clocks agree. */
function reminderWhen(
  at: Instant,
  zone: Zone,
  { city, zone: theirZone }: SetReminder["customer"],
  speak: Speaker,
): string {
  const [own, theirs] = [civilAt(at, zone), civilAt(at, theirZone)];
  const said = { day: speak.day(own.date), time: own.time };
  if (own.date === theirs.date && own.time === theirs.time) return speak.t("reminder.at", said);
  const day = theirs.date === own.date ? "" : `${speak.day(theirs.date)} `;
  const there = `${cityText({ city, zone: theirZone }, speak)} ${day}${theirs.time}`;
  return speak.t("reminder.at-both", { ...said, there });
}

/** The reminder at its time: what it was about, how the customer stands, and what to do. */
export function reminderView(
  { customer, content }: Omit<SetReminder, "undoId">,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const title = speak.t("reminder.title", { name });
  return {
    kind: "nudge",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "quote", inlines: [text(content)] },
      {
        type: "list",
        items: [
          [
            ...named(customer, "direct"),
            text(speak.t("list.dot") + nextDue(customer, zone, speak)),
          ],
        ],
      },
      {
        type: "actions",
        buttons: [
          {
            label: speak.t("reminder.done"),
            command: buttonLine("log", `#${ref}`, "ok"),
            style: "primary",
          },
          {
            label: speak.t("reminder.later"),
            command: buttonLine("log", `#${ref}`, speak.t("reminder.again")),
          },
        ],
      },
    ],
    subjects: [{ customerId: id, ref }],
  };
}
