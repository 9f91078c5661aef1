import { festivals } from "../festivals/festivals.ts";
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

/** The festivals of a tradition that are greeted: what "keeps the Muslim festivals" means. */
export const festivalsOf = (tradition: Tradition): readonly FestivalId[] =>
  festivalIds.filter(
    (festival) =>
      customs[festival].tradition === tradition &&
      customs[festival].wishes.length > 0 &&
      !isDisputed(festival),
  );

/**
 * The festivals that somebody who keeps this one keeps as well, itself among them: those of its
 * faith or people.
 */
export function festivalsKeptWith(festival: FestivalId): readonly FestivalId[] {
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
