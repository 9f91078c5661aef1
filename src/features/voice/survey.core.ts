import type { CivilDate } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { leastAnswers } from "./response-time.core.ts";

/** For so many days nobody is asked again. */
export const restsFor = 180;
/** Who said so much, of ten, or less is not satisfied. */
export const lowScore = 6;

/** A customer who may be asked how satisfied they are. */
export type Askable = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly lastOrderOn: CivilDate | null;
  readonly lastTouchOn: CivilDate | null;
};

/** That a customer was asked, on the member's day, and what they answered; `score` null: nothing yet. */
export type SurveyAnswer = {
  readonly on: CivilDate;
  readonly score: number | null;
  readonly words: string | null;
};

/** The last score of a customer. */
export type Scored = {
  readonly score: number;
  readonly tier: Tier;
  readonly country: string | null;
  /** Who looks after them; null: nobody. */
  readonly owner: string | null;
};

/** A mean of scores, and of how many customers. */
export type Mean = { readonly mean: number; readonly count: number };

/** What customers of one kind said. */
export type GroupMean = Mean & { readonly key: string };

/** How satisfied customers are, as a whole and by three of their traits; groups of too few are missing. */
export type SurveyMeans = {
  readonly all: Mean | null;
  readonly byTier: readonly GroupMean[];
  readonly byCountry: readonly GroupMean[];
  readonly byOwner: readonly GroupMean[];
};

/** How many were asked and answered in some days. */
export type SurveyCounts = { readonly asked: number; readonly answered: number };

function meanOf(scored: readonly Scored[]): Mean | null {
  const count = scored.length;
  if (count < leastAnswers) return null;
  return { mean: scored.reduce((sum, { score }) => sum + score, 0) / count, count };
}

/** The means of scores; of fewer than five customers nothing is said. */
export function surveyMeans(scored: readonly Scored[]): SurveyMeans {
  const by = (keyOf: (one: Scored) => string | null): GroupMean[] => {
    const groups = new Map<string, Scored[]>();
    for (const one of scored) {
      const key = keyOf(one);
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups]
      .flatMap(([key, some]) => {
        const mean = meanOf(some);
        return mean === null ? [] : [{ key, ...mean }];
      })
      .sort((one, other) => one.mean - other.mean || (one.key < other.key ? -1 : 1));
  };
  return {
    all: meanOf(scored),
    byTier: by(({ tier }) => tier),
    byCountry: by(({ country }) => country),
    byOwner: by(({ owner }) => owner),
  };
}
