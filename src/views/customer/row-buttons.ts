import type { Button } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";

/** What can be done about any customer of a row. */
export type RowAct = "contacted" | "no-answer" | "card";

/**
 * Buttons about one customer of a list. They name it by its reference, so that they mean the same
 * however old the list is.
 */
export const rowButtons = (ref: string, acts: readonly RowAct[], speak: Speaker): Button[] =>
  acts.map((act) => {
    const { key, mark, words } = forms[act];
    const [command, ...rest] = words;
    return {
      label: `${speak.t(key)} #${ref}`,
      command: buttonLine(command, `#${ref}`, ...rest),
      mark,
    };
  });

/** For who is to be contacted: whether that happened, and all that is known. */
export const dueActs: readonly RowAct[] = ["contacted", "no-answer", "card"];

const forms = {
  contacted: { key: "card.log-ok", mark: "✓", words: ["log", "ok"] },
  "no-answer": { key: "card.log-na", mark: "✗", words: ["log", "na"] },
  card: { key: "nudge.card", mark: "⋯", words: ["c"] },
} as const;
