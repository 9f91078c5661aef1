import { publicHolidays } from "../calendar/public-holidays.ts";
import type { FestivalId } from "../greetings/customs.ts";
import type { CivilDate, EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";

/** How the calendars of countries name the feasts whose day each country settles for itself. */
const names: Readonly<Partial<Record<FestivalId, RegExp>>> = {
  eid_al_fitr: /Eid al-Fitr|Eid-ul-Fitr|Id-Ul-Fitr/i,
  eid_al_adha: /Eid al-Adha|Eid-ul-Adha|Id-Ul-Alha/i,
  islamic_new_year: /Islamic New Year/,
  ashura: /Ashura/,
  mawlid: /Prophet(?: Muhammad)?'s Birthday|Mawlid/,
  isra_miraj: /Isra/,
  laylat_al_qadr: /Laylat al-Qadr/,
  ramadan_start: /First Day of Ramadan|Ramadan Begins|Beginning of Ramadan/,
  orthodox_christmas_genna: /Christmas/,
  timkat: /Epiphany/,
  enkutatash_ethiopian_new_year: /Ethiopian New Year/,
  seollal: /^Korean New Year$/,
  chuseok: /^Chuseok$/,
  tet: /^Lunar New Year$/,
  nyepi: /Day of Silence/,
  thaipusam: /Thaipusam/,
  pongal: /Pongal/,
  diwali: /Diwali|Deepavali|Divali/,
  holi: /Holi|Phagwah/,
  dussehra: /Dussehra/,
  vesak: /Vesa[ck]/,
  makha_bucha: /Makha Bucha/,
  visakha_bucha: /Visakha Bucha/,
  asarnha_bucha: /Asarnha Bucha/,
  tsagaan_sar: /Lunar New Year/,
  khmer_new_year: /Khmer New Year/,
  lao_new_year: /Lao New Year/,
  thingyan: /Myanmar New Year/,
  dashain: /Ghatasthapana/,
};

/**
 * The nearest whole day off of a country that has the feast's name, with who says so; a day that is
 * called its holiday only where none is called by the name itself. Null where it is no day off.
 */
export function inCalendar(
  festival: FestivalId,
  country: string,
  calculated: CivilDate,
): { readonly date: CivilDate; readonly source: string } | null {
  const name = names[festival];
  if (name === undefined) return null;
  const middle = epochDayOf(calculated);
  const near = [0, 1, -1, 2, -2].flatMap((far) => {
    const day = (middle + far) as EpochDay;
    const special = publicHolidays.on(country, day);
    const called =
      special?.kind === "closed" ? special.name.split("; ").filter((each) => name.test(each)) : [];
    return special === null || called.length === 0 ? [] : [{ day, called, source: special.source }];
  });
  const itself = near.find(({ called }) => called.some((each) => !/Holiday$/.test(each)));
  const found = itself ?? near[0];
  return found === undefined ? null : { date: civilDateOf(found.day), source: found.source };
}
