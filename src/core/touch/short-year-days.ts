import type { CivilDate } from "../time/civil.ts";
import { parseCivilDate } from "../time/civil-date.ts";

const orders = ["ymd", "dmy", "mdy"] as const;

/** In which order days with a year of two digits are written: `04/09/26`, `26.9.4`. */
export type ShortYearOrder = (typeof orders)[number];

/** So many years back, a list that is kept may go. */
const kept = 6;

const short = /^\s*(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/.-])/;

/** The day at the head of a text in an order; null where there is none with a year of two digits, or no real one. */
function dayIn(text: string, order: ShortYearOrder): CivilDate | null {
  const [, first = "", , second = "", third = ""] = short.exec(text) ?? [];
  const [year, month, day] =
    order === "ymd"
      ? [first, second, third]
      : order === "dmy"
        ? [third, second, first]
        : [third, first, second];
  const two = (digits: string) => digits.padStart(2, "0");
  return year.length === 2 ? parseCivilDate(`20${year}-${two(month)}-${two(day)}`) : null;
}

/**
 * The only order in which all such days of these texts are real ones that have passed, not many years ago; null
 * where there are several orders, or none.
 */
export function shortYearOrderIn(
  texts: readonly string[],
  today: CivilDate,
): ShortYearOrder | null {
  const days = texts.filter((text) => short.test(text));
  const earliest = `${Number(today.slice(0, 4)) - kept}${today.slice(4)}`;
  const fitting = orders.filter((order) =>
    days.every((text) => {
      const date = dayIn(text, order);
      return date !== null && date <= today && date >= earliest;
    }),
  );
  return days.length > 0 && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A text with the short year of the day at its head written out; as it is where the order is unknown. */
export function withFullYear(text: string, order: ShortYearOrder | null): string {
  const date = order === null ? null : dayIn(text, order);
  return date === null ? text : text.replace(short, date);
}

/** Whether a text begins with a day whose year has two digits and stands nobody knows where. */
export const isShortYearDay = (text: string): boolean => short.test(text);
