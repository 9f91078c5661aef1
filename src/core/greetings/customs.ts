/** Faiths and peoples with festivals of their own. */
export const traditions = [
  "christian",
  "western",
  "orthodox",
  "coptic",
  "armenian",
  "ethiopian",
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
/** A day that nobody greets. */
export const noCustom = custom("civic", "");

/**
 * The customs by festival id. Sources: `greetings.json` of the reference data and what it cites;
 * no cheerful word on Qingming, Ashura, Good Friday and Yom Kippur.
 */
export const customs = {
  new_year: custom("civic", "new-year", "*"),

  christmas: custom("christian", "christmas"),
  christmas_holidays: noCustom,
  armenian_christmas: custom("civic", "christmas", "*"),
  epiphany_reyes: custom("christian", "celebration"),
  good_friday: custom("christian", ""),
  easter: custom("christian", "easter"),
  western_easter: custom("western", "easter"),
  orthodox_easter: custom("orthodox", "easter"),
  carnival_tuesday: noCustom,
  st_nicholas: noCustom,
  orthodox_christmas: custom("orthodox", "christmas"),
  orthodox_christmas_genna: custom("orthodox", "christmas"),
  timkat: custom("orthodox", "blessing"),
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
  chinese_new_year_eve: noCustom,
  lantern: custom("chinese", "celebration", "CN"),
  qingming: custom("chinese", ""),
  buddha_birthday_lunar_4_8: custom("buddhist", "blessing"),
  dragon_boat: custom("chinese", "dragon-boat blessing", "CN HK MO TW"),
  qixi: noCustom,
  mid_autumn: custom("chinese", "mid-autumn", "CN HK MO TW VN"),
  double_ninth: noCustom,
  winter_solstice: noCustom,
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
  tsagaan_sar: custom("civic", "lunar-new-year", "*"),
  khmer_new_year: custom("civic", "new-year", "*"),
  lao_new_year: custom("civic", "new-year", "*"),
  thingyan: custom("civic", "new-year", "*"),
  sinhala_tamil_new_year: custom("civic", "new-year", "*"),
  pohela_boishakh: custom("civic", "new-year", "*"),
  dashain: custom("hindu", "celebration", "NP"),

  golden_week_start_showa: noCustom,
  obon: custom("buddhist", ""),

  womens_day: custom("civic", "womens-day", "*", true),
  victory_day: noCustom,
  unity_day: noCustom,
  kings_day: nationalDay,
  bastille_day: nationalDay,
  dia_de_muertos: noCustom,
  virgen_guadalupe: custom("christian", "blessing"),
  thanksgiving: custom("civic", "thanksgiving celebration", "*"),
  black_friday: noCustom,
  mothers_day: noCustom,
  teachers_day: noCustom,
  independence_day: nationalDay,
  republic_day: custom("civic", "republic-day national-day", "*"),
  national_day: nationalDay,
} as const satisfies Readonly<Record<string, FestivalCustom>>;

/** A festival that we know, by its id. */
export type FestivalId = keyof typeof customs;

/** All of them. */
export const festivalIds = Object.keys(customs) as readonly FestivalId[];
