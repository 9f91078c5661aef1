import type { OutboundMessage } from "../../chat/message.ts";
import type { Tier } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

type Decision = { readonly ref: string; readonly tier: Tier | null; readonly isAccepted: boolean };
type Touch = { readonly refs: readonly string[]; readonly word: string };

/** Asks whether numbers with `ok` and `no` decide on proposals or tell of touches. */
export function decideOrLogView(
  decisions: readonly Decision[],
  touches: readonly Touch[],
  speak: Speaker,
): OutboundMessage {
  const listed = (refs: readonly string[]) =>
    refs.map((ref) => `#${ref}`).join(speak.t("list.comma"));
  const decided = decisions.map(
    ({ ref, tier, isAccepted }) => `#${ref} ${tier ?? ""} ${isAccepted ? "ok" : "no"}`,
  );
  const logged = touches.map(
    ({ refs, word }) => `${refs.map((ref) => `#${ref}`).join(",")}: ${word}`,
  );
  const answers = [
    speak.t("proposal.decide-instead", { refs: listed(decisions.map(({ ref }) => ref)) }),
    speak.t("proposal.log-instead", { refs: listed(touches.flatMap(({ refs }) => refs)) }),
  ];
  return numberedQuestion(
    speak.t("proposal.which-list"),
    answers.map((answer) => [text(answer)]),
    [`/propose ${decided.join("; ")}`, `/log ${logged.join("; ")}`],
  );
}
