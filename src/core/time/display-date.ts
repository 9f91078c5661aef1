import dayjs from "dayjs";
import "dayjs/locale/zh-cn.js";
import utc from "dayjs/plugin/utc.js";
import type { Locale } from "../vocabulary.ts";
import type { CivilDate } from "./civil.ts";

dayjs.extend(utc);

/**
 * A civil date for people, by a dayjs pattern such as `ddd MM/DD`; month and weekday names are of
 * the locale. UTC carries the date, so no zone can move it.
 */
export function displayDate(date: CivilDate, pattern: string, locale: Locale): string {
  return dayjs.utc(date).locale(locale.toLowerCase()).format(pattern);
}
