import type { ChatEvent } from "../../chat/event.ts";

/** Longest text that is read, in characters (UTF-16); the local chat takes no longer one. */
export const longestText = 4000;

/**
 * The event with its texts at their longest, and without characters that the database has no place
 * for: whatever reads it later is done in bounded time.
 */
export function limitText(event: ChatEvent): ChatEvent {
  if (event.type === "added" || event.type === "wants-to-tell") return event;
  if (event.type === "edited") {
    return event.text === null ? event : { ...event, text: cut(event.text) };
  }
  if (event.type === "button") return { ...event, command: cut(event.command) };
  const text = cut(event.text);
  const quoted = event.repliesTo?.quotedText;
  return {
    ...event,
    text,
    ...(event.text.length > longestText && { isCut: true }),
    ...(quoted !== undefined && { repliesTo: { ...event.repliesTo, quotedText: cut(quoted) } }),
  };
}

const cut = (text: string): string =>
  text
    .slice(0, longestText)
    .replaceAll("\0", "")
    .replace(/[\uD800-\uDBFF]$/, "");
