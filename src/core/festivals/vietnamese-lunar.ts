import type { CivilDate, EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";

const radians = Math.PI / 180;
/** Julian day number of 1970-01-01 at noon. */
const epoch = 2_440_588;
const vietnam = 7;

/**
 * Civil date of a day of the Vietnamese lunar calendar, in its regular month; `year` is the lunar
 * one. It differs from the Chinese where a new moon falls between midnight of the two countries.
 * Method: Ho Ngoc Duc, "Computing the Vietnamese lunar calendar" (after Meeus). `offset` is the
 * country's hours ahead of UTC: with 8 it is the Chinese calendar.
 */
export function vietnameseDate(
  year: number,
  month: number,
  day: number,
  offset = vietnam,
): CivilDate {
  const [before, after] =
    month < 11
      ? [eleventhMonth(year - 1, offset), eleventhMonth(year, offset)]
      : [eleventhMonth(year, offset), eleventhMonth(year + 1, offset)];
  const first = Math.floor(0.5 + (before - 2_415_021.076998695) / 29.530588853);
  let months = (month + 1) % 12;
  if (after - before > 365 && months >= leapAfter(before, offset)) months++;
  const begins = newMoon(first + months, offset);
  const next = newMoon(first + months + 1, offset);
  return civilDateOf((begins + Math.min(day, next - begins) - 1 - epoch) as EpochDay);
}

/** Julian day on which the lunar month with the winter solstice of a year begins. */
function eleventhMonth(year: number, offset: number): number {
  const yearEnd = epochDayOf(`${year}-12-31` as CivilDate) + epoch;
  const k = Math.floor((yearEnd - 2_415_021) / 29.530588853);
  const begins = newMoon(k, offset);
  return sunSector(begins, offset) >= 9 ? newMoon(k - 1, offset) : begins;
}

/** Months after the eleventh at which the leap month stands: the first without a change of sign. */
function leapAfter(eleventh: number, offset: number): number {
  const k = Math.floor((eleventh - 2_415_021.076998695) / 29.530588853 + 0.5);
  let months = 1;
  let sector = sunSector(newMoon(k + months, offset), offset);
  let last: number;
  do {
    last = sector;
    months++;
    sector = sunSector(newMoon(k + months, offset), offset);
  } while (sector !== last && months < 14);
  return months - 1;
}

/** Julian day on which the k-th new moon since 1900-01-01 falls. */
function newMoon(k: number, offset: number): number {
  const t = k / 1236.85;
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t * t -
    0.000000155 * t ** 3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t * t) * radians);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t ** 3) * radians;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t ** 3) * radians;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t ** 3) * radians;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t * t;
  return Math.floor(mean + correction - deltaT + 0.5 + offset / 24);
}

/** Sign of the zodiac (0 to 11 from the spring equinox) of the sun at midnight of a Julian day. */
function sunSector(day: number, offset: number): number {
  const t = (day - 2_451_545.5 - offset / 24) / 36_525;
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t * t - 0.00000048 * t ** 3) * radians;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t + centre;
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}
