import type { FestivalDay } from "../festivals/festival.ts";
import { festivalDays } from "../festivals/festival-days.ts";
import type { CivilDate } from "../time/civil.ts";
import { festivalCustom, isForEverybodyIn } from "./festival-custom.ts";
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
  const byCountry = new Map<string, readonly FestivalDay[]>();
  const inCountry = (country: string): readonly FestivalDay[] => {
    const known = byCountry.get(country) ?? greeted(festivalDays(from, to, country));
    byCountry.set(country, known);
    return known;
  };
  const everywhere = greeted(festivalDays(from, to));

  return ({ country, language, observances, notObserved }) => {
    const atHome = inCountry(country ?? "");
    const known = new Set(atHome.map(({ festival }) => festival));
    // Kept abroad, it is kept on the day of the culture that it comes from.
    const away = everywhere.filter(({ festival }) => !known.has(festival)).filter(isFirstOfItsKind);
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

/** Festivals are listed with the culture that others follow first, as far as there is one. */
function isFirstOfItsKind(day: FestivalDay, _: number, days: readonly FestivalDay[]): boolean {
  const same = days.filter(({ festival }) => festival === day.festival);
  const leading = same.find(({ culture }) => !/^[A-Z]{2}$/.test(culture)) ?? same[0];
  return leading?.culture === day.culture;
}
