import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/** Asks which team is meant; a button, its number or its name answers. */
export function whichTeamView(
  teams: readonly { readonly name: string }[],
  lineFor: (name: string) => string,
  speak: Speaker,
): OutboundMessage {
  const names = teams.map(({ name }) => name);
  return numberedQuestion(
    speak.t("which-team"),
    names.map((name) => [text(name)]),
    names.map(lineFor),
  );
}
