import type { OutboundMessage } from "../../chat/message.ts";
import { plainText } from "../../chat/plain-text.ts";

/**
 * The text of a message. What a reply quotes may come back cut off, so that the reference of the
 * one customer that it is about stands first.
 */
export function renderText(message: OutboundMessage): string {
  // Ends a mention for those puppets that find mentions in the text.
  const text = plainText(message).replaceAll("\u2005", " ");
  const [subject, ...others] = message.subjects;
  const ref = subject === undefined || others.length > 0 ? "" : `#${subject.ref}`;
  const [firstLine = ""] = text.split("\n", 1);
  return ref === "" || firstLine.includes(ref) ? text : `${ref} ${text}`;
}
