import type { Instant } from "../time/civil.ts";

/** Who a mail names: the address in lower case, and the name beside it, empty where there is none. */
export type MailAddress = { readonly address: string; readonly name: string };

/** A mail as it came, read but not yet judged. */
export type MailMessage = {
  /** Its Message-ID without the angles; null where it has none. */
  readonly id: string | null;
  readonly from: MailAddress | null;
  /** To whom, openly or as a copy. */
  readonly to: readonly MailAddress[];
  /** When it was written, as it says itself; null where it does not. */
  readonly writtenAt: Instant | null;
  readonly subject: string;
  /** Its text, with line breaks; of a mail in HTML alone, what that says. */
  readonly text: string;
  /** Names of the files that came with it. */
  readonly attachments: readonly string[];
  /** Header lines by their lower-case name, in their order, as far as they say how it came about. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Whether it carries an entry of a calendar. */
  readonly hasCalendar: boolean;
  /** A mail that was attached to it whole: so some programs forward. */
  readonly attached: MailMessage | null;
};

/** The headers that judging looks at. */
export const judgedHeaders = [
  "auto-submitted",
  "precedence",
  "x-auto-response-suppress",
  "x-autoreply",
  "x-autorespond",
  "x-autorespond-for",
  "x-mailer-daemon",
  "x-failed-recipients",
  "list-id",
  "list-unsubscribe",
  "list-post",
  "feedback-id",
  "return-path",
  "content-type",
  "authentication-results",
] as const;

/** The first line of a header, lower case; empty where there is none. */
export const headerOf = ({ headers }: MailMessage, name: (typeof judgedHeaders)[number]): string =>
  (headers.get(name)?.[0] ?? "").trim().toLowerCase();
