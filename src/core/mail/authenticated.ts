import type { MailMessage } from "./mail-message.ts";

/** What our own mail server found out about who sent a mail; `unknown`: it says nothing. */
export type Authenticity = "passed" | "failed" | "unknown";

/**
 * Whether a mail comes from whom it says, by the line that the mail server `server` added (RFC 8601): only the first lines,
 * since everybody may write further ones beneath. Passed: DMARC, or a signature or an envelope of the same domain, or
 * a sender who has logged in.
 */
export function authenticityOf(mail: MailMessage, server: string): Authenticity {
  const lines = mail.headers.get("authentication-results") ?? [];
  const ours = lines.filter((line) => {
    const [first = ""] = line.trim().toLowerCase().split(/[\s;]/);
    return first === server.toLowerCase();
  });
  const [line] = ours;
  if (line === undefined) return "unknown";
  const domain = (mail.from?.address ?? "").split("@")[1] ?? "";
  // What stands in quotes is a name that anybody may have chosen.
  const unquoted = line.toLowerCase().replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  const said = unquoted.replaceAll(/\([^)]*\)/g, " ");
  const parts = said.split(";").map((part) => part.trim());
  const has = (start: RegExp, aligned: RegExp | null) =>
    parts.some((part) => {
      if (!start.test(part)) return false;
      if (aligned === null) return true;
      const about = aligned.exec(part)?.[1] ?? "";
      return about !== "" && isSameHouse(about.split("@").at(-1) ?? "", domain);
    });
  if (
    has(/^dmarc=pass\b/, null) ||
    has(/^dkim=pass\b/, /header\.(?:d|i)=([^\s;]+)/) ||
    has(/^spf=pass\b/, /smtp\.mailfrom=([^\s;]+)/) ||
    has(/^auth=pass\b/, null)
  )
    return "passed";
  return has(/^dmarc=fail\b/, null) ? "failed" : "unknown";
}

const isSameHouse = (one: string, other: string): boolean =>
  one === other || other.endsWith(`.${one}`) || one.endsWith(`.${other}`);
