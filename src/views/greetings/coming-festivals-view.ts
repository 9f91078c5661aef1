import type { OutboundMessage } from "../../chat/message.ts";
import type { ComingFestival } from "../../core/greetings/greeting-list.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { dayWords } from "./greeting-words.ts";

/** Festivals that one list shows. */
const most = 9;

/** The festivals of a member's people that come next; a bare number goes on with its drafts. */
export function comingFestivalsView(
  festivals: readonly ComingFestival[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("greet.title");
  const shown = festivals.slice(0, most);
  const lines = shown.map((one) => `/greet ${one.festival}`);
  if (shown.length === 0) {
    const none = speak.t("greet.none");
    return { kind: "answer", summary: none, blocks: [paragraph(none)], subjects: [] };
  }
  return {
    kind: "question",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", start: 1, items: shown.map((one) => [text(lineOf(one, speak))]) },
      paragraph(speak.t("greet.choose")),
      {
        type: "actions",
        buttons: shown.slice(0, 5).map(({ festival }) => ({
          label: speak.t(`festivals:festivals.${festival}.name`),
          command: `/greet ${festival}`,
        })),
      },
    ],
    subjects: [],
    choices: lines,
  };
}

function lineOf(one: ComingFestival, speak: Speaker): string {
  const name = speak.t(`festivals:festivals.${one.festival}.name`);
  const counts = (["ready", "ask", "held", "sent"] as const)
    .filter((state) => one[state] > 0)
    .map((state) => speak.t(`greet.count-${state}`, { count: one[state] }));
  return [dayWords(name, one, one.inDays, speak), counts.join(speak.t("list.comma"))].join(
    speak.t("list.dot"),
  );
}
