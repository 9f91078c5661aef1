import type { AddressObject, Attachment, HeaderLines, ParsedMail } from "mailparser";
import { judgedHeaders, type MailAddress, type MailMessage } from "../core/mail/mail-message.ts";
import type { Instant } from "../core/time/civil.ts";
import { inUtf8 } from "./in-utf8.ts";

/** Characters of a mail's text that are looked at, and of its HTML where it has no text. */
const longestText = 200_000;
const longestHtml = 1_000_000;

/** Recipients and attachments of which more are not looked at. */
const most = 200;

/**
 * Reads a mail as a server keeps it (RFC 5322), whatever its characters are written in. Nothing that it names elsewhere is
 * fetched, and of what is attached only the names are kept; a mail attached to it is read as one.
 */
export const readMail = (source: Buffer): Promise<MailMessage> => read(source, true);

async function read(source: Buffer, isOuter: boolean): Promise<MailMessage> {
  const parsed = await parse(inUtf8(source));
  const [whole] = parsed.attachments.filter(isWholeMail);
  const attached = whole === undefined || !isOuter ? null : await read(whole.content, false);
  return {
    id: idIn(parsed.messageId),
    from: addressesOf(parsed.from)[0] ?? null,
    to: [parsed.to, parsed.cc, parsed.bcc].flatMap(addressesOf).slice(0, most),
    writtenAt: dateIn(parsed.headerLines),
    subject: (parsed.subject ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 500),
    text: await textOf(parsed),
    attachments: namesOf(parsed),
    headers: headersOf(parsed.headerLines),
    hasCalendar: parsed.attachments.some(({ contentType }) => contentType === "text/calendar"),
    attached,
  };
}

async function parse(source: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import("mailparser");
  return simpleParser(source, {
    maxHtmlLengthToParse: longestHtml,
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  });
}

/** What a mail says; HTML among other parts is read as a mail of its own, since the parser leaves it as it is. */
async function textOf({ text = "", html }: ParsedMail): Promise<string> {
  const isPlain = text.trim() !== "" || typeof html !== "string";
  const head = "Content-Type: text/html; charset=utf-8\r\n\r\n";
  const said = isPlain ? text : ((await parse(Buffer.from(`${head}${html}`))).text ?? "");
  return said.replaceAll(/\[(?:https?|cid):[^\]]*\]/g, "").slice(0, longestText);
}

const isWholeMail = ({ contentType }: Attachment): boolean => contentType === "message/rfc822";

const idIn = (id: string | undefined): string | null =>
  id === undefined || id.trim() === "" ? null : id.replaceAll(/[<>\s]/g, "");

/** Who an address header names; members of a group are named themselves. */
function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [header ?? []].flat().flatMap(({ value }) =>
    value
      .flatMap((one) => one.group ?? [one])
      .flatMap(({ address, name }) => {
        const plain = (address ?? "").trim().toLowerCase();
        return plain.includes("@") ? [{ address: plain, name: name.trim() }] : [];
      }),
  );
}

/** The names of the files that came along; pictures within the text are part of it. */
const namesOf = ({ attachments }: ParsedMail): string[] =>
  attachments
    .filter((one) => one.related !== true && one.filename !== undefined && !isWholeMail(one))
    .map(({ filename = "" }) => filename.replaceAll(/\s+/g, " ").slice(0, 100))
    .slice(0, most);

/** When a mail says that it was written: with a zone, else it says nothing that everybody reads alike. */
function dateIn(lines: HeaderLines): Instant | null {
  const line = lines.find(({ key }) => key === "date")?.line ?? "";
  const said = line
    .replace(/^[^:]*:/, "")
    .replaceAll(/\([^)]*\)/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const at = /(?:[+-]\d{4}|\b[A-Z]{1,4})$/.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? null : (at as Instant);
}

function headersOf(lines: HeaderLines): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of lines) {
    if (!(judgedHeaders as readonly string[]).includes(key)) continue;
    const value = line
      .replace(/^[^:]*:/, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return headers;
}
