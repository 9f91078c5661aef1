import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";

/** Asks on which day a customer is to be contacted, with a few to press. `today` is the member's. */
export function whenView(
  { ref, name }: { readonly ref: string; readonly name: string },
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const example = speak.t("draft.when-example", { ref });
  const message = plainMessage("notice", speak.t("draft.when", { name, example }));
  const days = [
    [speak.t("draft.today"), 0],
    [speak.t("draft.tomorrow"), 1],
    [speak.t("draft.next-week"), 7],
  ] as const;
  const buttons = days.map(([label, after]) => ({
    label,
    command: buttonLine("snooze", `#${ref}`, addDays(today, after)),
  }));
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
