import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";

/** A message that was looked at: the kinds of push in it, whose it is, and what it would say when. */
export type ShownPreview = {
  readonly kinds: readonly string[];
  readonly whose: string;
  readonly at: Instant;
  readonly message: OutboundMessage;
};

/** A message as it would come, marked as a preview; numbers and buttons work as in the message itself. */
export function previewView(
  { kinds, whose, at, message }: ShownPreview,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { date, time } = civilAt(at, zone);
  const name = kinds
    .map((kind) => speak.sentenceOf("push-kinds.", kind))
    .join(speak.t("list.comma"));
  const summary = speak.t("preview.title", { name, whose, day: speak.day(date), time });
  return { ...message, summary, blocks: [paragraph(summary), ...message.blocks] };
}

/** The kinds of push that somebody can look at, and how. */
export function previewsView(kinds: readonly string[], speak: Speaker): OutboundMessage {
  const title = speak.t("preview.which");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: kinds.map((kind) => [text(speak.sentenceOf("push-kinds.", kind))]) },
      paragraph(speak.t("preview.how")),
    ],
    subjects: [],
  };
}
