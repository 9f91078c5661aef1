import type { Block } from "../../chat/message.ts";
import type { RestOfDay } from "../../core/cadence/rest-of-day.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { dueActs, rowButtons } from "../customer/row-buttons.ts";
import { dayMark } from "./day-mark.ts";

/**
 * The end of an answer about a record: how many are left of the day and what presses of the next, then who that is,
 * as a row of any list says it, and buttons for it.
 */
export function restOfDayBlocks(
  { left, next }: RestOfDay,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): Block[] {
  if (next === null) return [paragraph(speak.t("today.all-done"))];
  const mark = dayMark(next, now, zone, speak).replaceAll(" ", "\u00a0");
  return [
    {
      type: "paragraph",
      inlines: [
        text(`${speak.t("today.left", { count: left, mark })}\n`),
        ...customerRow(next.customer, "direct", speak),
      ],
    },
    { type: "actions", buttons: rowButtons(next.customer.ref, dueActs, speak) },
  ];
}
