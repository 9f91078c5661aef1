import type { Block } from "../../chat/message.ts";
import type { RestOfDay } from "../../core/cadence/rest-of-day.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";
import { dueActs, rowButtons } from "../customer/row-buttons.ts";
import { dayMark } from "./day-mark.ts";

/** The end of an answer about a record: how many are left of the day, who is next, and buttons for it. */
export function restOfDayBlocks(
  { left, next }: RestOfDay,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): Block[] {
  if (next === null) return [paragraph(speak.t("today.all-done"))];
  const { ref, name } = next.customer;
  const dot = speak.t("list.dot");
  return [
    {
      type: "paragraph",
      inlines: [
        text(speak.t("today.left", { count: left })),
        strong(name),
        text(dot),
        refCode(ref),
        text(dot + dayMark(next, now, zone, speak)),
      ],
    },
    { type: "actions", buttons: rowButtons(ref, dueActs, speak) },
  ];
}
