import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";

/**
 * Easter Sunday as a civil date. Western: Meeus/Jones/Butcher (Meeus, Astronomical Algorithms,
 * chapter 8). Orthodox: Meeus' Julian algorithm, then 13 days on, which is right from 1900 to 2099.
 */
export function easter(year: number, church: "western" | "orthodox"): CivilDate {
  return church === "western" ? western(year) : addDays(julian(year), 13);
}

function western(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return dateOf(year, epact + weekday - 7 * late + 114);
}

function julian(year: number): CivilDate {
  const epact = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
  return dateOf(year, epact + weekday + 114);
}

/** Both methods end in 31 x month + day - 1. */
function dateOf(year: number, sum: number): CivilDate {
  const month = String(Math.floor(sum / 31)).padStart(2, "0");
  return `${year}-${month}-${String((sum % 31) + 1).padStart(2, "0")}` as CivilDate;
}
