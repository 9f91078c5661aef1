import type { Inline, OutboundMessage } from "../../chat/message.ts";
import { paragraph } from "./inline.ts";

/**
 * A question with numbered answers, each with the command line that its bare number, or its button,
 * chooses.
 */
export const numberedQuestion = (
  question: string,
  answers: readonly (readonly Inline[])[],
  choices: readonly string[],
  subjects: OutboundMessage["subjects"] = [],
): OutboundMessage => ({
  kind: "question",
  summary: question,
  blocks: [
    paragraph(question),
    { type: "list", start: 1, items: answers },
    {
      type: "actions",
      buttons: answers.map((answer, index) => ({
        label:
          answer
            .map(({ text }) => text)
            .join("")
            .split("\n")[0] ?? "",
        command: choices[index] ?? "",
      })),
    },
  ],
  subjects,
  choices,
});
