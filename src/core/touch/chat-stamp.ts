import words from "./chat-words.json" with { type: "json" };

/** A date and a time as an export of a chat has them before a message: the numbers in their order. */
export type ChatStamp = {
  /** Three numbers of which it is not told here which is the day. */
  readonly parts: readonly [string, string, string];
  /** What stands between them: a dot is between the day and the month, in this order, everywhere. */
  readonly mark: string;
  /** Minutes after midnight. */
  readonly minute: number;
};

/** A line that begins a message: when, and what stands behind it. */
export type StampedLine = { readonly stamp: ChatStamp; readonly rest: string };

const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10, 0x0e50];

/** Digits of other scripts as ours. */
export const plainDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** Marks that say nothing but which way a text runs, and spaces of every width. */
export const plainSpaces = (text: string): string =>
  text
    .replaceAll(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]/g, "")
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ");

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

const halves = oneOf([...words.morning, ...words.evening]);

const stamped = new RegExp(
  [
    String.raw`^(\[)?\s*`,
    String.raw`(\d{1,4})\s?([./\-年])\s?(\d{1,2})\s?[./\-月]\s?(\d{1,4})\s?(?:日|\.(?!\d))?(?:\s?г\.|\s?(?:\([^)]{1,4}\)|[周星期][^\s\d]{1,3}))?`,
    String.raw`[,،、]?\s*(?:(?:${oneOf(words.between)})\s+)?`,
    String.raw`(?:(${halves})\s*)?`,
    String.raw`(\d{1,2})\s?[:.h：時时]\s?(\d{2})(?:[:.：]\d{2})?\s?(?:[分h])?`,
    String.raw`(?:\s*(${halves}))?`,
    String.raw`\s*(\]|\s[-–—]\s|-\s)\s*(.*)$`,
  ].join(""),
  "iu",
);

const evenings = new Set(words.evening);
const mornings = new Set(words.morning);

/** Reads the head of a line; null where it has none. */
export function stampAt(line: string): StampedLine | null {
  const found = stamped.exec(plainDigits(plainSpaces(line)));
  if (found === null) return null;
  const [
    ,
    open,
    a = "",
    mark = "",
    b = "",
    c = "",
    before,
    hour = "",
    minutes = "",
    after,
    end,
    rest = "",
  ] = found;
  if ((open === undefined) === (end === "]")) return null;
  const minute = minuteOf(hour, minutes, before ?? after ?? null);
  return minute === null ? null : { stamp: { parts: [a, b, c], mark, minute }, rest };
}

/** A time of the clock as minutes after midnight; `half`: the word for the half of the day. */
export function minuteOf(hour: string, minutes: string, half: string | null): number | null {
  const said = Number(hour);
  const word = half?.toLowerCase() ?? null;
  const isEvening = word !== null && evenings.has(word);
  const isMorning = word !== null && mornings.has(word);
  const twelve = said === 12;
  const hours = isEvening && said < 12 ? said + 12 : isMorning && twelve ? 0 : said;
  if (hours > 23 || Number(minutes) > 59) return null;
  return hours * 60 + Number(minutes);
}

/** The words for the halves of a day, for other forms of stamps. */
export const halvesOfDay = halves;
