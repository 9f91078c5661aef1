import { blockViews } from "./block-view.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { textView } from "./inline-view.ts";
import { languageOf } from "./language-of.ts";
import { clockTime } from "./member-time.ts";
import type { Viewer } from "./viewer.ts";
import type { WireMessage } from "./wire.ts";

/** What people do with a message. */
export type MessageActions = {
  /** Starts a reply to the message, with these first words. */
  reply(message: WireMessage, start: string): void;
  press(message: WireMessage, index: number, button: HTMLButtonElement): void;
  /** The message with this id, if it is on the page. */
  find(id: string): WireMessage | undefined;
  /** Scrolls to a message. */
  reveal(id: string): void;
};

/** One message: who, when, what it answers, what it says, and how to reply. */
export function messageView(
  viewer: Viewer,
  message: WireMessage,
  actions: MessageActions,
): HTMLElement {
  const { say } = viewer;
  const at = new Date(message.at);
  const side =
    message.from === "bot" ? "bot" : message.from === viewer.member.handle ? "own" : "other";
  const reply = (start: string) => actions.reply(message, start);
  const pickReference = (ref: string) => reply(`#${ref} `);

  return element(
    "article",
    {
      class: `message ${side}${message.draft ? " draft" : ""}`,
      "data-id": message.id,
      tabindex: -1,
    },
    element(
      "header",
      {},
      message.from === "bot"
        ? element("img", { class: "mark", src: "/web/icon.svg", alt: "" })
        : null,
      element("span", { class: "author" }, viewer.nameOf(message.from)),
      element("time", { datetime: message.at }, clockTime(viewer.clock, at)),
    ),
    message.replyTo === undefined ? null : quotedView(viewer, message.replyTo, actions),
    element(
      "div",
      { class: "body", lang: languageOf(message.text) },
      ...(message.blocks.length === 0
        ? [
            element(
              "p",
              { class: "typed", dir: "auto" },
              ...textView(message.text, message.refs, pickReference),
            ),
          ]
        : blockViews(message.blocks, message.refs, {
            pickReference,
            pickNumber: (number) => reply(`${number} `),
            press: (index, button) => actions.press(message, index, button),
            say,
            labelNumber: (number) => say("reply-to-number", { number }),
          })),
    ),
    side === "own" ? null : replyButton(say("reply"), firstLine(message), () => reply("")),
  );
}

/** First line of a message, for quoting it. */
export function firstLine(message: WireMessage): string {
  return message.text.trim().split("\n", 1)[0] ?? "";
}

/** The button that answers a message; a screen reader hears which one. */
function replyButton(label: string, about: string, onclick: () => void): HTMLElement {
  return element(
    "button",
    { type: "button", class: "reply", "aria-label": `${label}: ${about}`, onclick },
    icon("reply"),
    element("span", {}, label),
  );
}

function quotedView(viewer: Viewer, id: string, actions: MessageActions): HTMLElement {
  const quoted = actions.find(id);
  if (quoted === undefined) {
    return element("p", { class: "quoted" }, viewer.say("earlier-message"));
  }
  return element(
    "button",
    { type: "button", class: "quoted", onclick: () => actions.reveal(id) },
    element("b", {}, viewer.nameOf(quoted.from)),
    " ",
    firstLine(quoted),
  );
}
