import type { Inline } from "../../chat/message.ts";
import { text } from "../blocks/inline.ts";

/**
 * An email address, to be written to with a tap (RFC 6068). What is no address stays text, and
 * nothing in one can name further receivers or a subject.
 */
export function mailLink(address: string): Inline {
  const [, mailbox, domain] = /^([^\s@,;<>"]+)@([\p{L}\p{N}.-]+)$/u.exec(address.trim()) ?? [];
  return mailbox === undefined || domain === undefined
    ? text(address)
    : { type: "link", text: address, url: `mailto:${encodeURIComponent(mailbox)}@${domain}` };
}
