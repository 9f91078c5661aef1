import { festivals } from "../festivals/festivals.ts";
import { isKeptIn } from "../festivals/is-kept-in.ts";
import { churchFestivals, isChurch } from "./church-festivals.ts";
import {
  customs,
  type FestivalCustom,
  type FestivalId,
  festivalIds,
  noCustom,
  type Tradition,
} from "./customs.ts";

/** The custom of a festival; that of a day nobody greets for an unknown id. */
export const festivalCustom = (festival: string): FestivalCustom =>
  isFestival(festival) ? customs[festival] : noCustom;

/** Whether a word is the id of a festival. */
export const isFestival = (word: string): word is FestivalId => Object.hasOwn(customs, word);

/** Kept by some of a faith and refused by others: nobody is asked, who keeps it has to say so. */
export const isDisputed = (festival: string): boolean =>
  ["mawlid", "isra_miraj", "laylat_al_qadr"].includes(festival);

/** What is kept of a tradition everywhere, where a country has no festivals of it. */
const everywhere: Readonly<Partial<Record<Tradition, readonly FestivalId[]>>> = {
  islamic: ["eid_al_fitr", "eid_al_adha", "ramadan_start", "islamic_new_year"],
  hindu: ["diwali", "holi"],
  buddhist: ["vesak"],
  chinese: ["chinese_new_year", "dragon_boat", "mid_autumn"],
};

/**
 * The festivals of a tradition that are greeted in a country (ISO 3166 alpha-2; null: not known): what
 * "keeps the Muslim festivals" means there. Those that the country has of it, else what is kept of it
 * everywhere: no other church's or people's. A church keeps its own Christmas and Easter wherever it
 * is; `language`, the person's, tells Orthodox churches apart.
 */
export function festivalsOf(
  tradition: Tradition,
  country: string | null,
  language: string | null = null,
): readonly FestivalId[] {
  const home = new Set(
    festivals.filter(({ culture }) => isKeptIn(culture, country ?? "")).map(({ id }) => id),
  );
  const ofTradition = festivalIds.filter((festival) => {
    const { tradition: own, wishes } = customs[festival];
    return own === tradition && wishes.length > 0 && !isDisputed(festival);
  });
  const here = ofTradition.filter((festival) => home.has(festival));
  if (!isChurch(tradition)) return here.length > 0 ? here : (everywhere[tradition] ?? ofTradition);
  const own = churchFestivals(tradition, country, language);
  const others = here.filter((festival) => !feasts.includes(festival));
  return [...own, ...others.filter((festival) => !own.includes(festival))];
}

/** What each church has a day of its own for. */
const feasts: readonly FestivalId[] = [
  "christmas",
  "easter",
  "orthodox_christmas",
  "orthodox_christmas_genna",
];

/**
 * The festivals that somebody who keeps this one keeps as well, itself among them: those of its
 * faith or people.
 */
export function festivalsKeptWith(
  festival: FestivalId,
  country: string | null,
  language: string | null = null,
): readonly FestivalId[] {
  const { tradition } = festivalCustom(festival);
  if (tradition === "civic") return [festival];
  return [...new Set([festival, ...festivalsOf(tradition, country, language)])];
}

/** Whether several countries have it, each on a day of its own, such as a national day. */
export const isOfNations = (festival: string): boolean =>
  festivalCustom(festival).wishes.includes("national-day") &&
  festivals.filter(({ id }) => id === festival).length > 1;

/** Where the civil year begins on another day: 1 January is greeted there if the person keeps it. */
const beginsItsOwnYear: readonly string[] = ["AF", "ET", "IL", "IR", "NP", "SA"];

/** Whether everybody in a country keeps a festival that is kept there. */
export function isForEverybodyIn(festival: string, country: string): boolean {
  if (festival === "new_year" && beginsItsOwnYear.includes(country)) return false;
  const { everybodyIn } = festivalCustom(festival);
  return everybodyIn.includes("*") || everybodyIn.includes(country);
}
