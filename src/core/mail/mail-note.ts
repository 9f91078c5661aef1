import type { HeardMail } from "./judge-mail.ts";

/** Characters of a mail that are kept of its text, and names of files. */
const longest = 600;
const mostFiles = 10;

/** What is kept of a mail: its subject, the beginning of what was written, the names of its files. */
export function mailNote({
  subject,
  text,
  attachments,
}: Pick<HeardMail, "subject" | "text" | "attachments">): string {
  const chars = [...text.replaceAll(/\s*\n\s*/g, " ").trim()];
  const body = chars.length > longest ? `${chars.slice(0, longest).join("")}…` : chars.join("");
  const files = attachments.slice(0, mostFiles).map((name) => `📎 ${name}`);
  return [subject, body, ...files].filter((part) => part !== "").join(" · ");
}
