import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftCustomer } from "../../core/drafts/draft.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/**
 * Asks on which day a customer is to be contacted, with a few to choose by number or button. `name` is
 * what those here may know of them, `today` the member's.
 */
export function whenView(
  { id, ref }: DraftCustomer,
  name: string,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const example = speak.t("draft.when-example", { ref });
  const days = [
    [speak.t("draft.today"), 0],
    [speak.t("draft.tomorrow"), 1],
    [speak.t("draft.next-week"), 7],
  ] as const;
  const buttons = days.map(([label, after]) => ({
    label,
    command: buttonLine("snooze", `#${ref}`, addDays(today, after)),
  }));
  const message = numberedQuestion(
    speak.t("draft.when", { name, example }),
    days.map(([label]) => [text(label)]),
    buttons.map(({ command }) => command),
    [{ customerId: id, ref }],
  );
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
