import type { TierFacts } from "./tier-facts.ts";
import type { ScorePart } from "./tier-proposal.ts";
import type { ScoreWeights } from "./tier-rules.ts";

/** How much potential is visible in a customer; parts without points are left out. */
export function potentialScore(
  facts: TierFacts,
  weights: ScoreWeights,
): { readonly score: number; readonly parts: readonly ScorePart[] } {
  const { industry, country, website, twoWayCount, lastOrderOn } = facts;
  const parts: ScorePart[] = [
    { code: "industry", points: industry ? pointsOfIndustry(industry, weights) : 0 },
    {
      code: "country",
      points: country ? (weights.countries[country] ?? weights.countryKnown) : 0,
    },
    { code: "website", points: website ? weights.website : 0 },
    {
      code: "two-way",
      points: weights.twoWay * Math.min(twoWayCount, weights.mostTwoWay),
    },
    { code: "bought", points: lastOrderOn === null ? 0 : weights.bought },
  ];
  return {
    score: parts.reduce((sum, { points }) => sum + points, 0),
    parts: parts.filter(({ points }) => points !== 0),
  };
}

/** Where several names fit, the best points. */
function pointsOfIndustry(industry: string, weights: ScoreWeights): number {
  const written = industry.toLowerCase();
  const named = Object.entries(weights.industries).flatMap(([name, points]) =>
    written.includes(name.toLowerCase()) ? [points] : [],
  );
  return named.length === 0 ? weights.industryKnown : Math.max(...named);
}
