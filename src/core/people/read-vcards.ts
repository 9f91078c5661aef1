import { decodeQuotedPrintable, isQuotedPrintable } from "./quoted-printable.ts";
import { type VCard, vcardOf } from "./vcard.ts";
import type { VCardProperty } from "./vcard-property.ts";

/** Most cards of one text; address books of phones have a few thousand. */
const mostCards = 20_000;

/**
 * Reads business cards as phones, mail programs and chats write them: vCard 2.1, 3.0 and 4.0, any
 * number in a text, with folded lines, quoted-printable in any charset, and groups (`item1.TEL`).
 * What stands around cards is left aside, and so are pictures and what no card of trade needs.
 */
export function readVcards(text: string): readonly VCard[] {
  const cards: VCard[] = [];
  let lines: string[] | null = null;
  let depth = 0;
  const close = () => {
    const card = lines === null ? null : vcardOf(propertiesOf(lines));
    if (card !== null) cards.push(card);
    lines = null;
    depth = 0;
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const edge = /^\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(line)?.[1]?.toUpperCase();
    if (edge === "BEGIN" && depth++ === 0) lines = [];
    else if (edge === "END" && depth > 0 && --depth === 0) close();
    else if (edge === undefined && depth === 1) lines?.push(line);
    if (cards.length === mostCards) return cards;
  }
  close();
  return cards;
}

/** Whether a text holds a card. */
export const hasVcard = (text: string): boolean => /^\s*BEGIN\s*:\s*VCARD\s*$/im.test(text);

/** The properties of a card, its lines unfolded. */
function propertiesOf(lines: readonly string[]): readonly VCardProperty[] {
  // Version 2.1 folds before a space, which stays; the later ones put a space of their own there.
  const isOld = lines.some((line) => /^VERSION\s*:\s*2/i.test(line));
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last?.endsWith("=") && isQuotedPrintable(headOf(last)))
      whole[whole.length - 1] = last.slice(0, -1) + line;
    else if (last !== undefined && /^[ \t]/.test(line))
      whole[whole.length - 1] = last + (isOld ? line : line.slice(1));
    else whole.push(line);
  }
  return whole.flatMap((line) => propertyOf(line) ?? []);
}

/** What stands before the colon that ends the parameters; colons in quotes belong to them. */
const headOf = (line: string): string => /^(?:[^:"]|"[^"]*")*/.exec(line)?.[0] ?? line;

function propertyOf(line: string): VCardProperty | null {
  const head = headOf(line);
  if (head.length === line.length) return null;
  const [first = "", ...rest] = head.match(/(?:[^;"]|"[^"]*")+/g) ?? [];
  const name = first
    .replace(/^[^.]*\./, "")
    .trim()
    .toUpperCase();
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return null;
  const parameters = new Map<string, string[]>();
  for (const written of rest) {
    const [, own, value = ""] = /^\s*(?:([\w-]+)\s*=)?(.*)$/s.exec(written) ?? [];
    const key = (own ?? "TYPE").toUpperCase();
    const values = value
      .replaceAll('"', "")
      .split(",")
      .map((one) => one.trim().toUpperCase());
    parameters.set(key, [...(parameters.get(key) ?? []), ...values]);
  }
  const raw = line.slice(head.length + 1);
  const decoded = isQuotedPrintable(head)
    ? (part: string) => decodeQuotedPrintable(part, parameters.get("CHARSET")?.[0] ?? null)
    : (part: string) => part;
  const plain = (part: string): string => unescaped(decoded(part)).trim();
  return {
    name,
    parameters,
    parts: raw.split(/(?<!\\);/).map(plain),
    value: plain(raw),
  };
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_, one: string) => (/n/i.test(one) ? "\n" : one));
