import type { OpenPromise } from "../core/due-promise.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** What was promised by when: `“the quote” · by Fri 12/04`. */
export const promiseText = ({ content, dueOn }: OpenPromise, speak: Speaker): string =>
  [
    content === null ? speak.t("promises.untold") : speak.t("promises.told", { text: content }),
    dueOn === null ? "" : speak.t("card.promise-by", { day: speak.day(dueOn) }),
  ]
    .filter(Boolean)
    .join(speak.t("list.dot"));
