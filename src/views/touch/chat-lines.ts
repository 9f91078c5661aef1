import type { Inline } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { RecordedChat } from "../../core/drafts/recorded.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { nextDue } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";

/** The last days that are told one by one. */
const mostDays = 6;

/** What a chat comes to: its days, who wrote last, and by when we owe an answer. `zone` is the member's. */
export function chatLine(
  { customer, item, knownBefore, answerBy }: RecordedChat,
  zone: Zone,
  speak: Speaker,
): Inline[] {
  const dot = speak.t("list.dot");
  const parts = [
    chatText(item, speak),
    ...(knownBefore === 0 ? [] : [speak.t("chat-log.known", { count: knownBefore })]),
    answerBy === null
      ? nextDue(customer, zone, speak)
      : speak.t("chat-log.owed", timeOf(answerBy, zone, speak)),
  ];
  return [...named(customer, "direct"), text(["", ...parts].join(dot))];
}

function timeOf(at: NonNullable<RecordedChat["answerBy"]>, zone: Zone, speak: Speaker) {
  const { date, time } = civilAt(at, zone);
  return { day: speak.day(date), time };
}

/** `WhatsApp: 3 days, 14 messages: 26 Nov they wrote, 27 Nov we answered, last by them`. */
export function chatText(
  { called, touches }: Extract<DraftItem, { readonly act: "chat" }>,
  speak: Speaker,
): string {
  const days = [...new Set(touches.map(({ on }) => on))]
    .sort()
    .map((on) => [on, touches.filter((one) => one.on === on)] as const);
  const count = touches.reduce((sum, one) => sum + one.count, 0);
  const last = touches.reduce((latest, one) => (one.at >= latest.at ? one : latest));
  const shown = days.slice(-mostDays).map(([on, ofDay], at, all) => {
    const isSameYear = all[at - 1]?.[0].slice(0, 4) === on.slice(0, 4);
    const [one, other] = ofDay;
    const who = other !== undefined ? "both" : one?.direction === "in" ? "they" : "we";
    return speak.t(`chat-log.${who}`, { day: isSameYear ? speak.day(on) : speak.date(on) });
  });
  const said = [...(days.length > mostDays ? ["…"] : []), ...shown].join(speak.t("list.comma"));
  return speak.t("chat-log.said", {
    source: called,
    days: speak.t("chat-log.days", { count: days.length }),
    messages: speak.t("chat-log.messages", { count }),
    said,
    last: speak.t(last.direction === "in" ? "chat-log.last-they" : "chat-log.last-we"),
  });
}
