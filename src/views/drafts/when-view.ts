import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { DraftCustomer } from "../../core/drafts/draft.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/**
 * Asks on which day a customer is to be contacted, with a few to choose by number or button: those that
 * were `named`, else the next ones; with none where `isOpen`, for a day was meant that could not be read. `name` is
 * what those here may know of them, `today` the member's.
 */
export function whenView(
  { id, ref }: DraftCustomer,
  name: string,
  today: CivilDate,
  named: readonly CivilDate[],
  isOpen: boolean,
  speak: Speaker,
): OutboundMessage {
  const example = speak.t("draft.when-example", { ref });
  if (named.length === 0 && isOpen)
    return {
      ...plainMessage("question", speak.t("draft.when-said", { name, example })),
      subjects: [{ customerId: id, ref }],
    };
  const next: readonly (readonly [string, CivilDate])[] = [
    [speak.t("draft.today"), today],
    [speak.t("draft.tomorrow"), addDays(today, 1)],
    [speak.t("draft.next-week"), addDays(today, 7)],
  ];
  const days =
    named.length > 0
      ? named.map((day): readonly [string, CivilDate] => [speak.day(day), day])
      : next;
  return numberedQuestion(
    speak.t("draft.when", { name, example }),
    days.map(([label]) => [text(label)]),
    days.map(([, day]) => buttonLine("snooze", `#${ref}`, day)),
    [{ customerId: id, ref }],
  );
}
