import type { FestivalId } from "../greetings/customs.ts";
import type { Festival, FestivalRule, IntlCalendar } from "./festival.ts";

const fixed = (month: number, day: number): FestivalRule => ({ by: "fixed", month, day });
const weekday = (month: number, weekday: number, nth: number, plus = 0): FestivalRule => ({
  by: "weekday",
  month,
  weekday,
  nth,
  plus,
});
const easter = (church: "western" | "orthodox", plus = 0): FestivalRule => ({
  by: "easter",
  church,
  plus,
});
const chinese = (month: number, day: number, plus = 0): FestivalRule => ({
  by: "lunar",
  country: "CN",
  month,
  day,
  plus,
});
const vietnamese = (month: number, day: number): FestivalRule => ({
  by: "lunar",
  country: "VN",
  month,
  day,
  plus: 0,
});
const intl = (calendar: IntlCalendar, month: string | number, day: number): FestivalRule => ({
  by: "intl",
  calendar,
  month: String(month),
  day,
});
const islamic = (month: number, day: number) => intl("islamic-umalqura", month, day);
const hebrew = (month: string, day: number) => intl("hebrew", month, day);
const korean = (month: number, day: number) => intl("dangi", month, day);

const festival = (id: FestivalId, culture: string, rule: FestivalRule): Festival => ({
  id,
  culture,
  rule,
});
const table = (id: FestivalId, ...cultures: string[]): Festival[] =>
  cultures.map((culture) => festival(id, culture, { by: "table", key: `${id} ${culture}` }));

/** In countries whose dates are those of another, by the same source, until 2027. */
const sameTable = (id: FestivalId, as: string, countries: string): Festival[] =>
  countries.split(" ").map((country) => festival(id, country, { by: "table", key: `${id} ${as}` }));
/** In a list of countries by one rule. */
const inEach = (id: FestivalId, countries: string, rule: FestivalRule): Festival[] =>
  countries.split(" ").map((country) => festival(id, country, rule));

const eidCountries = "AE BD EG ID IN MY NG PK SA SG TR UZ";
const fitr = islamic(10, 1);
const adha = islamic(12, 10);

/** Festivals that are worth a greeting, or a silence, by the culture that keeps them. */
export const festivals: readonly Festival[] = [
  festival("new_year", "world", fixed(1, 1)),

  festival("christmas", "western", fixed(12, 25)),
  // By the new calendar, or a public holiday besides 7 January.
  ...inEach("christmas", "AL BG BY CY GR HK IN LB MD MO RO UA", fixed(12, 25)),
  festival("christmas_holidays", "western", fixed(12, 24)),
  festival("armenian_christmas", "AM", fixed(1, 6)),
  festival("epiphany_reyes", "ES", fixed(1, 6)),
  festival("good_friday", "western", easter("western", -2)),
  festival("easter", "western", easter("western")),
  festival("carnival_tuesday", "BR", easter("western", -47)),
  festival("st_nicholas", "NL/DE", fixed(12, 5)),
  festival("st_nicholas", "DE", fixed(12, 6)),
  festival("orthodox_christmas", "RU", fixed(1, 7)),
  festival("orthodox_christmas", "EG", fixed(1, 7)),
  // Public holidays by vacanza/holidays 0.105.
  ...inEach("orthodox_christmas", "BA BY ER GE KZ MD ME MK RS XK", fixed(1, 7)),
  festival("orthodox_christmas_genna", "ET", intl("ethiopic", 4, 29)),
  festival("timkat", "ET", intl("ethiopic", 5, 11)),
  festival("easter", "orthodox", easter("orthodox")),
  ...inEach("easter", "AM LB", easter("western")),
  // Of those who live where Easter is another church's.
  festival("orthodox_easter", "orthodox-abroad", easter("orthodox")),
  festival("western_easter", "western-abroad", easter("western")),
  festival("orthodox_easter_monday_sham_ennessim", "EG", easter("orthodox", 1)),
  festival("coptic_new_year", "EG", intl("coptic", 1, 1)),
  festival("enkutatash_ethiopian_new_year", "ET", intl("ethiopic", 1, 1)),

  ...inEach("eid_al_fitr", eidCountries, fitr),
  festival("eid_al_fitr", "islamic-generic", fitr),
  ...inEach("eid_al_adha", eidCountries, adha),
  festival("eid_al_adha", "islamic-generic", adha),
  ...inEach("islamic_new_year", "AE EG ID", islamic(1, 1)),
  festival("islamic_new_year", "islamic-generic", islamic(1, 1)),
  festival("ashura", "islamic-generic", islamic(1, 10)),
  festival("mawlid", "islamic-generic", islamic(3, 12)),
  festival("isra_miraj", "islamic-generic", islamic(7, 27)),
  festival("ramadan_start", "islamic-generic", islamic(9, 1)),
  festival("laylat_al_qadr", "islamic-generic", islamic(9, 27)),
  festival("nowruz", "IR", intl("persian", 1, 1)),
  festival("nowruz", "KZ", fixed(3, 21)),
  festival("nowruz", "AZ/UZ/TM/KG/TJ", fixed(3, 21)),
  festival("nowruz", "AF", intl("persian", 1, 1)),
  festival("nowruz", "IQ", fixed(3, 21)),
  festival("yalda", "IR", intl("persian", 9, 30)),

  festival("rosh_hashanah", "IL", hebrew("Tishri", 1)),
  festival("yom_kippur", "IL", hebrew("Tishri", 10)),
  festival("sukkot", "IL", hebrew("Tishri", 15)),
  festival("hanukkah_day1", "IL", hebrew("Kislev", 25)),
  festival("purim", "IL", hebrew("Adar", 14)),
  festival("purim", "IL", hebrew("Adar II", 14)),
  festival("passover", "IL", hebrew("Nisan", 15)),
  festival("shavuot", "IL", hebrew("Sivan", 6)),

  ...inEach("chinese_new_year", "CN HK ID SG TW MY MO BN MM MU PH SR TH", chinese(1, 1)),
  festival("chinese_new_year_eve", "CN", chinese(1, 1, -1)),
  festival("lantern", "CN", chinese(1, 15)),
  festival("qingming", "CN", { by: "solar-term", term: 7 }),
  ...inEach("buddha_birthday_lunar_4_8", "CN HK MO TW", chinese(4, 8)),
  ...inEach("dragon_boat", "CN HK MO TW", chinese(5, 5)),
  festival("qixi", "CN", chinese(7, 7)),
  ...inEach("mid_autumn", "CN HK MO MY SG TW", chinese(8, 15)),
  festival("double_ninth", "CN", chinese(9, 9)),
  festival("winter_solstice", "CN", { by: "solar-term", term: 24 }),
  festival("seollal", "KR", korean(1, 1)),
  festival("buddha_birthday", "KR", korean(4, 8)),
  festival("chuseok", "KR", korean(8, 15)),
  festival("tet", "VN", vietnamese(1, 1)),
  festival("hung_kings", "VN", vietnamese(3, 10)),
  festival("mid_autumn", "VN", vietnamese(8, 15)),

  ...table("diwali", "IN", "SG", "FJ"),
  ...sameTable("diwali", "IN", "GY MU NP"),
  ...sameTable("diwali", "SG", "LK MY SR TT"),
  ...table("holi", "IN", "GY", "NP"),
  ...sameTable("holi", "GY", "SR"),
  ...table("dussehra", "IN"),
  ...table("navratri", "IN"),
  ...table("ganesh_chaturthi", "IN"),
  ...table("onam", "IN"),
  ...table("pongal", "IN"),
  ...table("makar_sankranti", "IN"),
  ...table("raksha_bandhan", "IN"),
  ...table("janmashtami", "IN"),
  ...table("maha_shivaratri", "IN"),
  ...table("ram_navami", "IN"),
  ...table("guru_nanak_jayanti", "IN"),
  ...table("ugadi", "IN"),
  ...table("vaisakhi", "IN"),
  ...table("buddha_purnima", "IN"),
  ...sameTable("buddha_purnima", "IN", "NP"),
  ...table("losar", "BT/NP"),
  ...table("thaipusam", "SG/MY", "MU"),
  ...table("nyepi", "ID"),
  ...table("vesak", "ID", "LK", "MY", "SG", "KH", "MM", "SG/ID/LK-style"),
  ...table("vesak_may", "MY-style"),
  ...table("makha_bucha", "TH"),
  ...table("visakha_bucha", "TH"),
  ...table("asarnha_bucha", "TH"),
  ...table("loy_krathong", "TH"),
  festival("songkran", "TH", fixed(4, 13)),
  ...table("tsagaan_sar", "MN"),
  ...table("khmer_new_year", "KH"),
  festival("lao_new_year", "LA", fixed(4, 14)),
  festival("thingyan", "MM", fixed(4, 13)),
  festival("sinhala_tamil_new_year", "LK", fixed(4, 14)),
  festival("pohela_boishakh", "BD", fixed(4, 14)),
  ...table("dashain", "NP"),

  festival("golden_week_start_showa", "JP", fixed(4, 29)),
  festival("obon", "JP", fixed(8, 15)),

  festival("womens_day", "RU/UA/KZ", fixed(3, 8)),
  ...inEach("womens_day", "AM AZ BY GE KG MD TJ TM UZ", fixed(3, 8)),
  festival("womens_day", "CN", fixed(3, 8)),
  festival("victory_day", "RU", fixed(5, 9)),
  festival("kings_day", "NL", fixed(4, 27)),
  festival("bastille_day", "FR", fixed(7, 14)),
  festival("unity_day", "DE", fixed(10, 3)),
  festival("dia_de_muertos", "MX", fixed(11, 2)),
  festival("virgen_guadalupe", "MX", fixed(12, 12)),
  festival("thanksgiving", "US", weekday(11, 4, 4)),
  festival("thanksgiving", "CA", weekday(10, 1, 2)),
  festival("black_friday", "US", weekday(11, 4, 4, 1)),
  festival("mothers_day", "US", weekday(5, 7, 2)),
  festival("teachers_day", "CN", fixed(9, 10)),

  festival("independence_day", "BR", fixed(9, 7)),
  festival("independence_day", "IN", fixed(8, 15)),
  festival("independence_day", "MX", fixed(9, 16)),
  festival("independence_day", "US", fixed(7, 4)),
  festival("republic_day", "IN", fixed(1, 26)),
  festival("republic_day", "TR", fixed(10, 29)),
  festival("national_day", "AE", fixed(12, 2)),
  festival("national_day", "CN", fixed(10, 1)),
  festival("national_day", "SA", fixed(9, 23)),
];
