import type { FestivalDay } from "../festivals/festival.ts";
import { festivalDays } from "../festivals/festival-days.ts";
import { festivals } from "../festivals/festivals.ts";
import { isKeptIn } from "../festivals/is-kept-in.ts";
import type { CivilDate } from "../time/civil.ts";
import { festivalCustom, isForEverybodyIn, isOfNations } from "./festival-custom.ts";
import { type Likelihood, likelihoodIn } from "./likelihood-in.ts";

/** What decides which festivals a person keeps. */
export type Observer = {
  /** ISO country of their company; null when it is unknown. */
  readonly country: string | null;
  /** Their language where it is known of the person or the company. */
  readonly language: string | null;
  /** Festivals they keep for certain, as ids. */
  readonly observances: readonly string[];
  /** Festivals they are known not to keep. */
  readonly notObserved: readonly string[];
};

/**
 * How sure it is that a person keeps a festival. `confirmed`: they said so; `everybody`: the whole
 * country does; `suggested`: many do there, or people of their language, so somebody has to ask.
 */
export type Standing = "confirmed" | "everybody" | "suggested";

/** A festival on its day, for one person. */
export type KeptDay = FestivalDay & {
  readonly standing: Standing;
  readonly likelihood: Likelihood;
};

/** The festivals that a person keeps, or may keep, within the dates it was made for. */
export type KeptDays = (observer: Observer) => readonly KeptDay[];

/**
 * Looks up whose festivals fall within dates, both included. A festival that is greeted nowhere is
 * left out. Countries are looked up once.
 */
export function keptDaysBetween(from: CivilDate, to: CivilDate): KeptDays {
  const byCountry = new Map<string, { days: readonly FestivalDay[]; known: Set<string> }>();
  const inCountry = (country: string) => {
    const found = byCountry.get(country) ?? {
      days: greeted(festivalDays(from, to, country)),
      known: festivalsOf(country),
    };
    byCountry.set(country, found);
    return found;
  };
  const abroad = greeted(festivalDays(from, to)).filter(
    ({ festival, culture }) => cultureAbroad(festival) === culture,
  );

  return ({ country, language, observances, notObserved }) => {
    const { days: atHome, known } = inCountry(country ?? "");
    const away = abroad.filter(({ festival }) => !known.has(festival));
    return [...atHome, ...away].flatMap((day): KeptDay[] => {
      const { festival } = day;
      if (notObserved.includes(festival)) return [];
      const likelihood = likelihoodIn(
        festival,
        known.has(festival) ? (country ?? "") : null,
        language,
      );
      if (observances.includes(festival))
        return [{ ...day, standing: "confirmed", likelihood: "most" }];
      if (likelihood === null) return [];
      const isHome = known.has(festival) && isForEverybodyIn(festival, country ?? "");
      return [{ ...day, standing: isHome ? "everybody" : "suggested", likelihood }];
    });
  };
}

const greeted = (days: readonly FestivalDay[]): readonly FestivalDay[] =>
  days.filter(({ festival }) => festivalCustom(festival).wishes.length > 0);

/** All festivals of a country, whenever they are. */
const festivalsOf = (country: string): Set<string> =>
  new Set(festivals.filter(({ culture }) => isKeptIn(culture, country)).map(({ id }) => id));

/**
 * On whose day a festival is kept in a country that has none of its own: that of the culture which
 * others follow, listed first as far as there is one. Null for a day that several countries have
 * each for itself: nobody is congratulated on the national day of another.
 */
function cultureAbroad(festival: string): string | null {
  const cultures = festivals.filter(({ id }) => id === festival).map(({ culture }) => culture);
  if (isOfNations(festival)) return null;
  return cultures.find((culture) => !/^[A-Z]{2}$/.test(culture)) ?? cultures[0] ?? null;
}
