import { festivals } from "../festivals/festivals.ts";

/** Faiths and peoples with festivals of their own. */
export const traditions = [
  "christian",
  "orthodox",
  "islamic",
  "jewish",
  "hindu",
  "buddhist",
  "chinese",
  "korean",
  "vietnamese",
  "persian",
] as const;
export type Tradition = (typeof traditions)[number];

/** How a festival is greeted. */
export type FestivalCustom = {
  /** Whose it is; `civic`: everybody's in its countries. */
  readonly tradition: Tradition | "civic";
  /**
   * Families of wishes in `locales/greetings`, the most fitting first; none: a day of silence, or
   * one on which nobody in trade expects a greeting.
   */
  readonly wishes: readonly string[];
  /** Countries where everybody keeps it, whatever their faith; `*`: wherever it is kept. */
  readonly everybodyIn: readonly string[];
  /** A greeting for women alone. */
  readonly isForWomen: boolean;
};

const custom = (
  tradition: FestivalCustom["tradition"],
  wishes: string,
  everybodyIn = "",
  isForWomen = false,
): FestivalCustom => ({
  tradition,
  wishes: wishes.split(" ").filter(Boolean),
  everybodyIn: everybodyIn.split(" ").filter(Boolean),
  isForWomen,
});

const hindu = custom("hindu", "celebration");
const nationalDay = custom("civic", "national-day", "*");
const none = custom("civic", "");

/**
 * The customs by festival id. Sources: `greetings.json` of the reference data and what it cites;
 * no cheerful word on Qingming, Ashura, Good Friday and Yom Kippur.
 */
const customs: Readonly<Record<string, FestivalCustom>> = {
  new_year: custom("civic", "new-year", "*"),

  christmas: custom("christian", "christmas"),
  epiphany_reyes: custom("christian", "celebration"),
  good_friday: custom("christian", ""),
  easter: custom("christian", "easter"),
  carnival_tuesday: none,
  st_nicholas: none,
  orthodox_christmas: custom("orthodox", "christmas"),
  orthodox_christmas_genna: custom("orthodox", "christmas"),
  orthodox_easter_monday_sham_ennessim: custom("civic", "celebration", "*"),
  coptic_new_year: custom("orthodox", "blessing"),
  enkutatash_ethiopian_new_year: custom("civic", "new-year", "*"),

  eid_al_fitr: custom("islamic", "eid-al-fitr"),
  eid_al_adha: custom("islamic", "eid-al-adha"),
  ramadan_start: custom("islamic", "ramadan"),
  islamic_new_year: custom("islamic", "blessing"),
  mawlid: custom("islamic", "blessing"),
  isra_miraj: custom("islamic", "blessing"),
  laylat_al_qadr: custom("islamic", "blessing"),
  ashura: custom("islamic", ""),

  nowruz: custom("persian", "nowruz new-year", "AZ IR KG KZ TJ TM UZ"),
  yalda: custom("persian", "celebration", "*"),

  rosh_hashanah: custom("jewish", "rosh-hashanah new-year"),
  yom_kippur: custom("jewish", ""),
  sukkot: custom("jewish", "celebration"),
  hanukkah_day1: custom("jewish", "celebration"),
  purim: custom("jewish", "celebration"),
  passover: custom("jewish", "celebration"),
  shavuot: custom("jewish", "celebration"),

  chinese_new_year: custom("chinese", "lunar-new-year", "CN HK TW MO"),
  chinese_new_year_eve: none,
  lantern: custom("chinese", "celebration", "CN"),
  qingming: custom("chinese", ""),
  buddha_birthday_lunar_4_8: custom("buddhist", "blessing"),
  dragon_boat: custom("chinese", "dragon-boat blessing", "CN HK MO TW"),
  qixi: none,
  mid_autumn: custom("chinese", "mid-autumn", "CN HK MO TW VN"),
  double_ninth: none,
  winter_solstice: none,
  seollal: custom("korean", "lunar-new-year", "KR"),
  chuseok: custom("korean", "chuseok celebration", "KR"),
  buddha_birthday: custom("buddhist", "blessing"),
  tet: custom("vietnamese", "lunar-new-year", "VN"),
  hung_kings: custom("vietnamese", ""),

  diwali: custom("hindu", "diwali celebration"),
  holi: hindu,
  dussehra: hindu,
  navratri: hindu,
  ganesh_chaturthi: hindu,
  onam: hindu,
  pongal: hindu,
  makar_sankranti: hindu,
  raksha_bandhan: hindu,
  janmashtami: hindu,
  ugadi: hindu,
  vaisakhi: hindu,
  guru_nanak_jayanti: custom("hindu", "blessing"),
  maha_shivaratri: custom("hindu", "blessing"),
  ram_navami: custom("hindu", "blessing"),
  thaipusam: custom("hindu", "blessing"),
  nyepi: custom("hindu", "blessing"),
  buddha_purnima: custom("buddhist", "blessing"),
  losar: custom("buddhist", "celebration"),
  vesak: custom("buddhist", "blessing"),
  vesak_may: custom("buddhist", ""),
  makha_bucha: custom("buddhist", "blessing"),
  visakha_bucha: custom("buddhist", "blessing"),
  asarnha_bucha: custom("buddhist", "blessing"),
  loy_krathong: custom("civic", "celebration", "*"),
  songkran: custom("civic", "celebration", "*"),

  golden_week_start_showa: none,
  obon: custom("buddhist", ""),

  womens_day: custom("civic", "womens-day", "*", true),
  victory_day: none,
  unity_day: none,
  kings_day: nationalDay,
  bastille_day: nationalDay,
  dia_de_muertos: none,
  virgen_guadalupe: custom("christian", "blessing"),
  thanksgiving: custom("civic", "thanksgiving celebration", "*"),
  black_friday: none,
  mothers_day: none,
  teachers_day: none,
  independence_day: nationalDay,
  republic_day: custom("civic", "republic-day national-day", "*"),
  national_day: nationalDay,
};

/** The custom of a festival; that of a day nobody greets for an unknown id. */
export const festivalCustom = (festival: string): FestivalCustom => customs[festival] ?? none;

/** Whether a word is the id of a festival. */
export const isFestival = (word: string): boolean => customs[word] !== undefined;

/** Kept by some of a faith and refused by others: nobody is asked, who keeps it has to say so. */
export const isDisputed = (festival: string): boolean =>
  ["mawlid", "isra_miraj", "laylat_al_qadr"].includes(festival);

/** The festivals of a tradition that are greeted: what "keeps the Muslim festivals" means. */
export const festivalsOf = (tradition: Tradition): readonly string[] =>
  Object.entries(customs)
    .filter(([, one]) => one.tradition === tradition && one.wishes.length > 0)
    .map(([festival]) => festival)
    .filter((festival) => !isDisputed(festival));

/**
 * The festivals that somebody who keeps this one keeps as well, itself among them: those of its
 * faith or people.
 */
export function festivalsKeptWith(festival: string): readonly string[] {
  const { tradition } = festivalCustom(festival);
  return tradition === "civic" ? [festival] : festivalsOf(tradition);
}

/** Whether several countries have it, each on a day of its own, such as a national day. */
export const isOfNations = (festival: string): boolean =>
  festivalCustom(festival).wishes.includes("national-day") &&
  festivals.filter(({ id }) => id === festival).length > 1;

/** Where the civil year begins on another day: 1 January is greeted there if the person keeps it. */
const beginsItsOwnYear: readonly string[] = ["AF", "ET", "IR"];

/** Whether everybody in a country keeps a festival that is kept there. */
export function isForEverybodyIn(festival: string, country: string): boolean {
  if (festival === "new_year" && beginsItsOwnYear.includes(country)) return false;
  const { everybodyIn } = festivalCustom(festival);
  return everybodyIn.includes("*") || everybodyIn.includes(country);
}
