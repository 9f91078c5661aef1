import type { Channel, Stop } from "../../core/customer/stop.ts";
import type { Lexicon, StopWord } from "./words/lexicon.ts";
import { partOf, type Said, shaped } from "./words/normalise-input.ts";
import { type FoundWord, wordAt } from "./words/word-table.ts";

/** What `/stop` is told: what is to stop, with what was said; or that all of it is lifted. */
export type AskedStop = { readonly stop: Stop; readonly words: string | null } | "off";

/** Reads `marketing`, `email`, `only WhatsApp he said so`, `off`; null where it names nothing of it. */
export function readStop(text: string, lexicon: Lexicon): AskedStop | null {
  const said = shaped(text);
  const head = wordAt(lexicon.stops, said.shape, 0);
  const rest = (end: number) => partOf(said, end).text.replace(/^[\s:：,，.。]+/, "") || null;
  if (head?.value === "off") return rest(head.end) === null ? "off" : null;
  const channel = channelAfter(said, head?.end ?? 0, lexicon);
  if (channel !== null && head?.value !== "all" && head?.value !== "marketing") {
    const behind = wordAt(lexicon.stops, said.shape, spaceEnd(said, channel.end));
    const isOnly = head?.value === "only" || behind?.value === "only";
    const end = behind?.value === "only" ? behind.end : channel.end;
    const stop = { kind: isOnly ? "only" : "not", channel: channel.value } as const;
    return { stop, words: rest(end) };
  }
  if (head?.value !== "all" && head?.value !== "marketing") return null;
  return { stop: { kind: head.value, channel: null }, words: rest(head.end) };
}

const spaceEnd = ({ shape }: Said, at: number): number =>
  at + (/^ */.exec(shape.slice(at))?.[0].length ?? 0);

const channelAfter = (said: Said, at: number, { channels }: Lexicon): FoundWord<Channel> | null =>
  wordAt(channels, said.shape, spaceEnd(said, at));

type Placed<Value> = { readonly value: Value; readonly at: number; readonly end: number };

/** What a sentence asks to be left alone with; where it does not say, every contact. */
export const stopIn = (said: Said, lexicon: Lexicon): Stop =>
  namedStop(said, lexicon) ?? { kind: "all", channel: null };

/**
 * What a sentence says in so many words is to stop: one way of reaching somebody (`don't call`), all but
 * one (`only WhatsApp`), marketing, everything; null where it names none of these.
 */
export function namedStop({ shape }: Said, lexicon: Lexicon): Stop | null {
  const words = everyWord<StopWord>(shape, lexicon.stops);
  const ways = everyWord<Channel>(shape, lexicon.channels);
  const onlies = words.filter(({ value }) => value === "only");
  const only = nearest(onlies, ways);
  if (only !== null) return { kind: "only", channel: only };
  if (words.some(({ value }) => value === "marketing")) return { kind: "marketing", channel: null };
  const denials = words.filter(({ value }) => value === "not");
  // `邮件说不要再联系`: what stands before is how they told it.
  const denied = ways.find(({ at }) => denials.some(({ end }) => end <= at && at - end < far));
  if (denied !== undefined) return { kind: "not", channel: denied.value };
  return words.some(({ value }) => value === "all") ? { kind: "all", channel: null } : null;
}

/** Characters after a denial within which it is of the channel. */
const far = 20;

/** The channel that stands next to one of these words. */
function nearest(
  words: readonly Placed<StopWord>[],
  ways: readonly Placed<Channel>[],
): Channel | null {
  const pairs = words.flatMap((word) =>
    ways.map((way) => ({
      channel: way.value,
      apart: way.at >= word.end ? way.at - word.end : word.at - way.end,
    })),
  );
  const [first] = pairs.filter(({ apart }) => apart < far).sort((a, b) => a.apart - b.apart);
  return first?.channel ?? null;
}

/** All words of a table in a shape, Latin ones as whole words. */
function everyWord<Value>(
  shape: string,
  table: Parameters<typeof wordAt<Value>>[0],
): Placed<Value>[] {
  const found: Placed<Value>[] = [];
  for (let at = 0; at < shape.length; at++) {
    if (/[\p{Script=Latin}\p{N}]/u.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at)))
      continue;
    const word = wordAt(table, shape, at);
    if (word === null) continue;
    found.push({ value: word.value, at, end: word.end });
    at = word.end - 1;
  }
  return found;
}
