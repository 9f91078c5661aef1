import type { CivilDate, Instant } from "../time/civil.ts";
import type { Direction } from "../vocabulary.ts";
import type { DateOrder } from "./date-order.ts";

/** How a chat came here: as the file or the text that WhatsApp exports, or as messages that were copied. */
export const chatSources = ["exported", "copied"] as const;
export type ChatSource = (typeof chatSources)[number];

/** What one of those who chat wrote on a day: how many messages, and when the last one. */
export type ChatDay = {
  readonly on: CivilDate;
  /** Their place among the names. */
  readonly who: number;
  readonly count: number;
  /** Minutes after midnight of their first and their last one. */
  readonly first: number;
  readonly last: number;
  /** The place of the last one among all messages. */
  readonly place: number;
};

/** A chat as it was exported or copied, without its texts: who wrote how often on which day. */
export type ChatLog = {
  readonly source: ChatSource;
  readonly names: readonly string[];
  /** By the orders in which its dates can be read; several where it does not tell. */
  readonly readings: readonly { readonly order: DateOrder; readonly days: readonly ChatDay[] }[];
};

/** What passed one way on a day: it becomes one touch. */
export type ChatTouch = {
  readonly on: CivilDate;
  readonly direction: Direction;
  /** Of the last message. */
  readonly at: Instant;
  /** How many messages. */
  readonly count: number;
};

/** One message as it was read. */
export type ChatMessage = {
  readonly name: string;
  readonly on: CivilDate;
  readonly minute: number;
};

/** Messages by day and writer, in their order. */
export function daysOf(
  messages: readonly ChatMessage[],
  names: readonly string[],
): readonly ChatDay[] {
  const days = new Map<string, ChatDay>();
  for (const [place, { name, on, minute }] of messages.entries()) {
    const who = names.indexOf(name);
    const key = `${on} ${who}`;
    const day = days.get(key) ?? { on, who, count: 0, first: minute, last: minute, place };
    days.set(key, {
      ...day,
      count: day.count + 1,
      first: Math.min(day.first, minute),
      last: Math.max(day.last, minute),
      place,
    });
  }
  return [...days.values()].sort((a, b) =>
    a.on === b.on ? a.place - b.place : a.on < b.on ? -1 : 1,
  );
}
