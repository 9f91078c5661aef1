import type { Owed } from "../../core/owed/owed.ts";
import { ofKind } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What is owed: `“the quote”`, `⚠ complaint “late goods”`. */
export function owedText({ content, kind }: Owed, speak: Speaker): string {
  const told = content === null ? speak.t("owed.untold") : speak.t("owed.told", { text: content });
  return speak.t(`owed.${kind}.what`, { told });
}

/** The same with the day by which it is to be done: `“the quote” · by Fri 12/04`. */
export const owedTextWithDay = (owed: Owed, speak: Speaker): string =>
  [
    owedText(owed, speak),
    owed.dueOn === null ? "" : speak.t("owed.by", { day: speak.day(owed.dueOn) }),
  ]
    .filter(Boolean)
    .join(speak.t("list.dot"));

/** The command line that says of one thing that it is done; the end of its id names it. */
export const endingLine = (owed: Owed): string =>
  `/${ofKind(owed.kind).endedBy} #${owed.ref} ${owedKey(owed)}`;

/** What names one thing owed to a customer in a command line. */
export const owedKey = ({ id }: Pick<Owed, "id">): string => id.slice(-6);
