import type { Owed } from "../../core/owed/owed.ts";
import { ofKind } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What is owed: `“the quote”`, `⚠ complaint “late goods”`. */
export const owedText = (owed: Owed, speak: Speaker): string =>
  speak.t(`owed.${owed.kind}.what`, { told: toldText(owed, speak) });

/** The same where its kind is said before: `“late goods”`. */
const toldText = ({ content }: Owed, speak: Speaker): string =>
  content === null ? speak.t("owed.untold") : speak.t("owed.told", { text: content });

/** The same with the day by which it is to be done: `“the quote” · by Fri 12/04`. */
export const owedTextWithDay = (owed: Owed, speak: Speaker): string =>
  withDay(owedText(owed, speak), owed, speak);

/** The same where its kind is said before: `“late goods” · by Fri 12/04`. */
export const toldTextWithDay = (owed: Owed, speak: Speaker): string =>
  withDay(toldText(owed, speak), owed, speak);

const withDay = (said: string, { dueOn }: Owed, speak: Speaker): string =>
  [said, ...(dueOn === null ? [] : [speak.t("owed.by", { day: speak.day(dueOn) })])].join(
    speak.t("list.dot"),
  );

/** The command line that says of one thing that it is done; the end of its id names it. */
export const endingLine = (owed: Owed): string =>
  `/${ofKind(owed.kind).endedBy} #${owed.ref} ${owedKey(owed)}`;

/** What names one thing owed to a customer in a command line; with the 0 it can be no reference. */
export const owedKey = ({ id }: Pick<Owed, "id">): string => `0${id.slice(-6)}`;

/** Whether a word is such a name, of whatever is open or not. */
export const isOwedKey = (word: string): boolean => /^0[0-9a-f]{6}$/i.test(word);
