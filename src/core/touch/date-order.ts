import type { CivilDate } from "../time/civil.ts";
import type { ChatStamp } from "./chat-stamp.ts";

/** In which order the numbers of a date stand. */
export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The chats that are exported began in this year. */
const firstYear = 2009;

/** A clock that was set while one wrote puts a message so many minutes before the last one. */
const tolerance = 60;

/** Thailand counts its years from another one. */
const buddhist = 543;

/** The day that a stamp names in an order; null where there is none. */
export function dayOf({ parts }: ChatStamp, order: DateOrder): CivilDate | null {
  const [a, b, c] = parts;
  const [day, month, year] = order === "dmy" ? [a, b, c] : order === "mdy" ? [b, a, c] : [c, b, a];
  const written = Number(year);
  const full = year.length <= 2 ? 2000 + written : written > 2400 ? written - buddhist : written;
  const date = `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${date}T00:00:00Z`);
  const isDay =
    full >= firstYear && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  return isDay ? (date as CivilDate) : null;
}

/**
 * The orders in which these stamps, one after another, can be read: each is a day, none is to come,
 * none lies before the one above it. `today`: the latest there can be. More than one only where the
 * days differ by it; empty where none fits.
 */
export function ordersOf(stamps: readonly ChatStamp[], today: CivilDate): readonly DateOrder[] {
  const [first] = stamps;
  if (first === undefined) return [];
  const { parts, mark } = first;
  const isYearFirst = parts[0].length > 2 || mark === "年";
  if (isYearFirst) return fits(stamps, "ymd", today) ? ["ymd"] : [];
  const usual: readonly DateOrder[] = mark === "/" ? ["dmy", "mdy"] : ["dmy"];
  const fitting = usual.filter((order) => fits(stamps, order, today));
  const [one, other] = fitting;
  if (one === undefined) return fits(stamps, "ymd", today) ? ["ymd"] : [];
  const isSame =
    other !== undefined && stamps.every((stamp) => dayOf(stamp, one) === dayOf(stamp, other));
  return isSame ? [one] : fitting;
}

function fits(stamps: readonly ChatStamp[], order: DateOrder, today: CivilDate): boolean {
  let last = "";
  let minute = 0;
  for (const stamp of stamps) {
    const day = dayOf(stamp, order);
    if (day === null || day > today) return false;
    if (day < last && !(minute < tolerance && stamp.minute > 1440 - tolerance)) return false;
    [last, minute] = [day, stamp.minute];
  }
  return true;
}
