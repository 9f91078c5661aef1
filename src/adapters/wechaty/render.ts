import type { OutboundMessage } from "../../chat/message.ts";
import { plainText } from "../../chat/plain-text.ts";

/** What a quote certainly keeps, in characters. */
const quotedStart = 60;

/**
 * The text of a message. What a reply quotes may come back cut off, so that the reference of the
 * one customer that it is about stands near its beginning; a summary is about none.
 */
export function renderText(message: OutboundMessage): string {
  // Ends a mention for those puppets that find mentions in the text.
  const text = plainText(message).replaceAll("\u2005", " ");
  const [subject, ...others] = message.subjects;
  if (subject === undefined || others.length > 0 || message.kind === "summary") return text;
  const ref = `#${subject.ref}`;
  return text.slice(0, quotedStart).includes(ref) ? text : `${ref} ${text}`;
}
