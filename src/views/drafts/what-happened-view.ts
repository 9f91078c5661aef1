import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftCustomer } from "../../core/drafts/draft.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/** Outcomes that most lines mean which nobody could read. */
const offered = ["contacted", "replied", "no-answer"] as const;

/**
 * Asks what came of it with a customer; an outcome that is chosen, by its number or button, is recorded with `said` as
 * its note. `name` is what those here may know of them, `likely` what it may be besides.
 */
export function whatHappenedView(
  { id, ref }: DraftCustomer,
  name: string,
  said: string,
  likely: readonly Outcome[],
  speak: Speaker,
): OutboundMessage {
  const outcomes = [...new Set<Outcome>([...offered, ...likely])].map((one) =>
    speak.t(`outcome.${one}`),
  );
  const note = said.replace(/\s+/g, " ");
  return numberedQuestion(
    speak.t("draft.what-happened", { name }),
    outcomes.map((label) => [text(label)]),
    outcomes.map((label) => buttonLine("log", `#${ref}:`, label, note)),
    [{ customerId: id, ref }],
  );
}
