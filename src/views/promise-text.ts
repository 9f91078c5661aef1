import type { OpenPromise } from "../core/due-promise.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** What was promised or complained of, by when it is to be done: `“the quote” · by Fri 12/04`. */
export const promiseText = (promise: OpenPromise, speak: Speaker): string =>
  [
    owedText(promise, speak),
    promise.dueOn === null ? "" : speak.t("card.promise-by", { day: speak.day(promise.dueOn) }),
  ]
    .filter(Boolean)
    .join(speak.t("list.dot"));

/** What is owed: `“the quote”`, `⚠ complaint “late goods”`. */
export function owedText(
  { content, isComplaint }: Pick<OpenPromise, "content" | "isComplaint">,
  speak: Speaker,
): string {
  const told =
    content === null ? speak.t("promises.untold") : speak.t("promises.told", { text: content });
  return isComplaint ? speak.t("promises.complaint", { told }) : told;
}
