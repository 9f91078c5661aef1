import type { Conversation } from "../chat/event.ts";
import { type Button, buttonsOf, type OutboundMessage } from "../chat/message.ts";

/** What a card of buttons holds at most, where lengths are counted in columns: a Han character has two. */
export type CardLimits = {
  /** Buttons that stand beside each other, and what fits on one. */
  readonly buttons: number;
  readonly buttonWidth: number;
  /** Choices of a card that has more than that many, and what fits on one. */
  readonly choices: number;
  readonly choiceWidth: number;
  readonly titleWidth: number;
};

/** A press as its platform tells it: by the card's task, and the key of what was chosen. */
export type CardPress = {
  readonly label: string;
  readonly number: number;
  readonly token: string;
  /** Where the card stands; null: in the chat with whoever presses. */
  readonly group: string | null;
  /** The card has done its part with one press. */
  readonly isQuestion: boolean;
};

const styles = { primary: 1, plain: 2, danger: 3 } as const;

/** The one question of a card with choices. */
const question = "which";

/**
 * The card with a message's buttons that follows its text: `button_interaction`, or where they are too
 * many `vote_interaction`. Null where there are none, or but one that is not the main thing: it is
 * typed as quickly, and not worth a second message. `token` names the post.
 */
export function renderCard(
  message: OutboundMessage,
  to: Conversation,
  token: string,
  limits: CardLimits,
) {
  const buttons = buttonsOf(message);
  const [only, ...others] = buttons;
  if (only === undefined || (others.length === 0 && only.style !== "primary")) return null;
  const base = {
    task_id: writeTask(message, to, token),
    main_title: { title: cut(message.summary.replaceAll(/\s+/g, " ").trim(), limits.titleWidth) },
  };
  if (buttons.length <= limits.buttons) {
    return {
      ...base,
      card_type: "button_interaction" as const,
      button_list: buttons.map((button, number) => ({
        text: cut(button.label, limits.buttonWidth),
        style: styles[button.style ?? "plain"],
        key: keyOf(button, number),
      })),
    };
  }
  return {
    ...base,
    card_type: "vote_interaction" as const,
    checkbox: {
      question_key: question,
      mode: 0 as const,
      option_list: buttons.slice(0, limits.choices).map((button, number) => ({
        id: keyOf(button, number),
        text: cut(button.label, limits.choiceWidth),
        is_checked: false,
      })),
    },
    submit_button: { text: "OK", key: "chosen" },
  };
}

/** A card with buttons. */
export type Card = NonNullable<ReturnType<typeof renderCard>>;

/** The press with this task and, of the keys that it tells, the one of a button; null for anything else. */
export function readPress(task: string, keys: readonly string[]): CardPress | null {
  const [, kind, token, place, id = ""] = taskForm.exec(task) ?? [];
  const chosen = keys.map((key) => /^(\d{1,2}) (.*)$/su.exec(key)).find((found) => found !== null);
  if (token === undefined || chosen == null) return null;
  const [, number, label = ""] = chosen;
  return {
    ...{ label, number: Number(number), token, isQuestion: kind === "ask" },
    group: place === "group" ? Buffer.from(id, "base64url").toString() : null,
  };
}

/** Ends in the chat: of one app no two cards may have the same. */
const writeTask = ({ kind }: OutboundMessage, to: Conversation, token: string): string =>
  [
    kind === "question" ? "ask" : "do",
    token,
    to.kind,
    Buffer.from(to.id).toString("base64url"),
  ].join("@");

const taskForm = /^(ask|do)@(\w+)@(group|direct)@([\w-]+)$/;

/** Carries what stands on the button, by which the press is spoken of. */
const keyOf = ({ label }: Button, number: number): string => `${number} ${cut(label, 40)}`;

/** A text within so many columns. */
function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (columns(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u{1faff}]/u.test(character) ? 2 : 1), 0);
