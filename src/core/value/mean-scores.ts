import type { RankingScore } from "./backtest-ranking.ts";

/** What rankings scored on average over several tests; a score no test has stays null. */
export function meanScores(tests: readonly (readonly RankingScore[])[]): RankingScore[] {
  return (tests[0] ?? []).map(({ ranking }) => {
    const scores = tests.flat().filter((score) => score.ranking === ranking);
    return {
      ranking,
      auc: meanOf(scores.map(({ auc }) => auc)),
      precision: meanOf(scores.map(({ precision }) => precision)),
      falseAlarms: meanOf(scores.map(({ falseAlarms }) => falseAlarms)),
    };
  });
}

function meanOf(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length;
}
