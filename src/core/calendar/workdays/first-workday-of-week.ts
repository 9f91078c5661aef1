import type { IsoWeekday } from "../../time/civil.ts";
import { weekendOf } from "./weekend.ts";

const weekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * First working day of a country's week: the one that opens its longest run of working days.
 * Monday with a weekend of Saturday and Sunday, Sunday with Friday and Saturday, Saturday with
 * Thursday and Friday or Friday alone, Monday in Brunei (Friday and Sunday).
 */
export function firstWorkdayOfWeek(country: string | null): IsoWeekday {
  const weekend = weekendOf(country);
  const runFrom = (weekday: IsoWeekday): number => {
    let length = 0;
    while (length < 7 && !weekend.includes(dayAfter(weekday, length))) length++;
    return length;
  };
  return weekdays.reduce((best, weekday) => (runFrom(weekday) > runFrom(best) ? weekday : best));
}

function dayAfter(weekday: IsoWeekday, days: number): IsoWeekday {
  return (((weekday - 1 + days) % 7) + 1) as IsoWeekday;
}
