import { isRamadan } from "../calendar/is-ramadan.ts";
import type { FestivalId } from "../greetings/customs.ts";
import type { CivilDate, EpochDay } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";

/**
 * Days that a festival lasts with those that people take off around it, the first included; one for
 * all others. Spring Festival and National Day by the State Council's notices, Nowruz until the 13th
 * of Farvardin, Christmas holidays until New Year's Day, Jewish feasts as in Israel.
 */
const days: Readonly<Partial<Record<FestivalId, number>>> = {
  christmas: 2,
  christmas_holidays: 9,
  orthodox_christmas: 2,
  easter: 2,
  western_easter: 2,
  orthodox_easter: 2,
  good_friday: 4,
  eid_al_fitr: 3,
  eid_al_adha: 4,
  nowruz: 13,
  rosh_hashanah: 2,
  sukkot: 8,
  hanukkah_day1: 8,
  passover: 7,
  chinese_new_year: 7,
  seollal: 2,
  chuseok: 2,
  tet: 5,
  diwali: 3,
  navratri: 9,
  ganesh_chaturthi: 10,
  pongal: 4,
  dashain: 15,
  losar: 3,
  tsagaan_sar: 3,
  khmer_new_year: 3,
  lao_new_year: 3,
  thingyan: 9,
  songkran: 3,
  golden_week_start_showa: 7,
  obon: 2,
};

/** The national week of China alone is longer than its day. */
const nationalWeek = 7;

/** The last civil day of a festival that begins on a date; of Ramadan its last day of fasting. */
export function seasonEnd(festival: FestivalId, culture: string, first: CivilDate): CivilDate {
  if (festival === "ramadan_start") return lastFast(first);
  const isNationalWeek = festival === "national_day" && culture === "CN";
  return addDays(first, (isNationalWeek ? nationalWeek : (days[festival] ?? 1)) - 1);
}

function lastFast(first: CivilDate): CivilDate {
  let day = epochDayOf(first);
  while (isRamadan((day + 1) as EpochDay)) day = (day + 1) as EpochDay;
  return civilDateOf(day);
}
