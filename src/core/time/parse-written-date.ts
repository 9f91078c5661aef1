import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import utc from "dayjs/plugin/utc.js";
import type { CivilDate, WallTime } from "./civil.ts";

dayjs.extend(utc);
dayjs.extend(customParseFormat);

/** The order in which day, month and year are written; a four-digit year may always lead. */
export type DateOrder = "ymd" | "dmy" | "mdy";

const yearFirst = ["YYYY-M-D", "YYYY-MM-DD", "YYYYMMDD"];
const named = ["D-MMM-YYYY", "D-MMMM-YYYY", "MMM-D-YYYY", "MMMM-D-YYYY"];
const dates: Record<DateOrder, readonly string[]> = {
  ymd: [...yearFirst, "YY-M-D", ...named],
  dmy: ["D-M-YYYY", "DD-MM-YYYY", ...yearFirst, "D-M-YY", ...named],
  mdy: ["M-D-YYYY", "MM-DD-YYYY", ...yearFirst, "M-D-YY", ...named],
};
const times = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "h:mm A", "h:mm:ss A"];

/**
 * Reads a date, with or without a time, as people and spreadsheets write it: any of `- / . ,`,
 * spaces or Chinese date words between the parts, English month names, full-width digits. Null
 * when it is no real date in that order. The time is to the minute and has no zone.
 */
export function parseWrittenDate(
  text: string,
  order: DateOrder,
): { date: CivilDate; time: WallTime | null } | null {
  const plain = text.normalize("NFKC").trim();
  const [, dateText = plain, timeText] =
    /^(.+?)[T\s]+(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)$/i.exec(plain) ?? [];
  const parts = dateText.split(/[-/.,\s\p{Script=Han}]+/u).filter(Boolean);
  const date = read(parts.map(titleCase).join("-"), dates[order]);
  if (!date) return null;
  const day = date.format("YYYY-MM-DD") as CivilDate;
  if (timeText === undefined) return { date: day, time: null };
  const time = read(timeText.toUpperCase().replace(/\s?([AP]M)/, " $1"), times);
  return time ? { date: day, time: time.format("HH:mm") as WallTime } : null;
}

function read(text: string, formats: readonly string[]): dayjs.Dayjs | null {
  for (const format of formats) {
    const moment = dayjs.utc(text, format, true);
    if (moment.isValid()) return moment;
  }
  return null;
}

function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
