import type { Block } from "../../chat/message.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** How many of the customer's days a due is past; nothing where it is not. */
export function overdueBlocks(
  { dueOn, zone }: { readonly dueOn: CivilDate | null; readonly zone: Zone },
  now: Instant,
  speak: Speaker,
): Block[] {
  if (dueOn === null) return [];
  const days = epochDayAt(now, zone) - epochDayOf(dueOn);
  return days > 0 ? [paragraph(speak.t("why.overdue", { count: days }))] : [];
}
