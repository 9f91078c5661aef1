import type { CivilDate, EpochDay } from "../../../../core/time/civil.ts";
import { civilDateOf } from "../../../../core/time/epoch-day.ts";

/** Number formats that show a date (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 East Asian). */
export const isDateFormatId = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** True for a number format of the file's own that shows a year or a day. */
export const isDateFormat = (code: string): boolean =>
  /[yd]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ""));

/** Serial of 1900-01-01 less one, with and without the day that Excel counts but never was. */
const from1900 = -25_568;
const from1904 = -24_107;
const lastSerial = 2_958_465;

/**
 * What an Excel serial number means: days from 1900 (which Excel takes for a leap year) or from
 * 1904, the time as a fraction. Null when it is no date.
 */
export function dateOfSerial(
  serial: number,
  counts1904: boolean,
): { readonly date: CivilDate; readonly time: string | null } | null {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const first = counts1904 ? 0 : 1;
  if (!(day >= first && day <= lastSerial) || (!counts1904 && day === 60)) return null;
  const origin = counts1904 ? from1904 : day > 60 ? from1900 - 1 : from1900;
  const rest = seconds - day * 86_400;
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    date: civilDateOf((day + origin) as EpochDay),
    time:
      rest === 0
        ? null
        : `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`,
  };
}
