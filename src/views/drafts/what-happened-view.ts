import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { DraftCustomer } from "../../core/drafts/draft.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";

/** Outcomes that most lines mean which nobody could read. */
const offered = ["contacted", "replied", "no-answer"] as const;

/**
 * Asks what came of it with a customer; an outcome that is pressed is recorded with `said` as its note. They have no
 * numbers: `1` confirms what was shown, and here nothing was. `name` is what those here may know of them, `likely` what
 * it may be besides.
 */
export function whatHappenedView(
  { ref }: Pick<DraftCustomer, "ref">,
  name: string,
  said: string,
  likely: readonly Outcome[],
  speak: Speaker,
): OutboundMessage {
  const message = plainMessage("notice", speak.t("draft.what-happened", { name }));
  const buttons = [...new Set<Outcome>([...offered, ...likely])].map((outcome) => {
    const label = speak.t(`outcome.${outcome}`);
    return { label, command: buttonLine("log", `#${ref}:`, label, said.replace(/\s+/g, " ")) };
  });
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
