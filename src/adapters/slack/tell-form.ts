import type { MessageForm } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";

/** How Slack calls the global shortcut, its modal and the one field of it. */
export const [tellWhat, saidField] = ["tell_what", "said"] as const;

/** Slack's limits of a modal's title and buttons, of a label, and of an example, in characters. */
const [longestTitle, longestLabel, longestExample] = [24, 2000, 150];

/** A form as a modal (https://docs.slack.dev/reference/views/modal-views). */
export const modalOf = ({ title, label, example, send, cancel }: MessageForm): object => ({
  type: "modal",
  callback_id: tellWhat,
  title: plain(title, longestTitle),
  submit: plain(send, longestTitle),
  close: plain(cancel, longestTitle),
  blocks: [
    {
      type: "input",
      block_id: saidField,
      label: plain(label, longestLabel),
      element: {
        type: "plain_text_input",
        action_id: saidField,
        multiline: true,
        focus_on_load: true,
        placeholder: plain(example, longestExample),
      },
    },
  ],
});

const plain = (text: string, most: number) => ({ type: "plain_text", text: shorten(text, most) });
