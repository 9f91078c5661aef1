import { buttonsOf, type OutboundMessage } from "../../chat/message.ts";
import { blocksMarkdown } from "./render.ts";

/** Variables that the organization's card template shows; all values are texts. */
export type CardVariables = {
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  /** JSON of the buttons, as the card builder's group of buttons takes them from a variable. */
  readonly btns: string;
};

/** Colours of the card builder's buttons. */
const colours = { primary: "blue", danger: "red", plain: "gray" } as const;

/**
 * A message as the variables of a card: its words, and each button with its command line, which a
 * press brings back (open.dingtalk.com, "button group", "event callback of cards").
 */
export const renderCard = (message: OutboundMessage): CardVariables => ({
  title: message.summary.trim() || "Genjin",
  content: blocksMarkdown(message.blocks.filter(({ type }) => type !== "actions")),
  btns: JSON.stringify(
    buttonsOf(message).map(({ label, command, style }, index) => ({
      text: label,
      color: colours[style ?? "plain"],
      status: "normal",
      event: {
        type: "sendCardRequest",
        params: { actionId: `b${index}`, params: { command } },
      },
    })),
  ),
});
