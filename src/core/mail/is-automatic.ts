import { bareSubject } from "./bare-subject.ts";
import { headerOf, type MailMessage } from "./mail-message.ts";
import words from "./mail-words.json" with { type: "json" };

/** Why nobody wrote a mail to somebody: it is no exchange with a customer. */
export type Automatic = "answer" | "bounce" | "list" | "calendar" | "machine";

/**
 * Whether a program wrote or spread a mail rather than a person to somebody: automatic answers (RFC 3834, and what
 * Exchange and others send besides), bounces and receipts, newsletters and lists (RFC 2919, RFC 2369), entries of
 * calendars, addresses that nobody reads. Null for a person's.
 */
export function isAutomatic(mail: MailMessage): Automatic | null {
  const type = headerOf(mail, "content-type");
  const subject = mail.subject.trim().toLowerCase();
  const [local = ""] = (mail.from?.address ?? "").split("@");
  const bare = bareSubject(mail.subject).toLowerCase();
  if (
    /multipart\/report|message\/(?:delivery-status|disposition-notification)/.test(type) ||
    headerOf(mail, "x-failed-recipients") !== "" ||
    (headerOf(mail, "return-path") === "<>" && local !== "" && isMachine(local)) ||
    /^(?:mailer-daemon|postmaster)$/.test(local) ||
    words.bounced.some((word) => subject.startsWith(word))
  )
    return "bounce";
  const submitted = headerOf(mail, "auto-submitted");
  const precedence = headerOf(mail, "precedence");
  if (
    (submitted !== "" && !/^no\b/.test(submitted)) ||
    precedence === "auto_reply" ||
    /^(?:yes|1|true)/.test(headerOf(mail, "x-autoreply")) ||
    headerOf(mail, "x-autorespond") !== "" ||
    headerOf(mail, "x-autorespond-for") !== "" ||
    headerOf(mail, "return-path") === "<>" ||
    words.away.some((word) => bare.startsWith(word))
  )
    return "answer";
  if (
    mail.hasCalendar ||
    type.startsWith("text/calendar") ||
    words.calendar.some((word) => subject.startsWith(word))
  )
    return "calendar";
  if (
    /^(?:bulk|list|junk)$/.test(precedence) ||
    ["list-id", "list-unsubscribe", "list-post", "feedback-id"].some(
      (name) => headerOf(mail, name as "list-id") !== "",
    )
  )
    return "list";
  // Exchange puts this on what it writes itself, and others copy it; people's mail goes without.
  if (/\b(?:all|autoreply)\b/.test(headerOf(mail, "x-auto-response-suppress"))) return "machine";
  return isMachine(local) ? "machine" : null;
}

/** Whether the part before the `@` is one that no person has. */
const isMachine = (local: string): boolean =>
  words.machines.includes(local.replace(/\+.*$/, "").replace(/[-_.]?\d+$/, ""));
