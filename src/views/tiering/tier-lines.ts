import type { NeedFact } from "../../core/tiering/need.ts";
import type { TierRules } from "../../core/tiering/tier-rules.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Who belongs in which tier, a sentence each. */
export function tierLines(rules: TierRules, speak: Speaker): string[] {
  const { KA, A, B, C, D, score, keepDays } = rules;
  const listed = (parts: readonly string[]) => parts.join(speak.t("list.comma"));
  const needs = (facts: readonly NeedFact[]) => listed(facts.map((one) => speak.t(`need.${one}`)));
  const kept = (["KA", "A", "C", "D"] as const).map((tier) =>
    speak.t("rules.lines.keep-days", { tier, days: keepDays[tier] }),
  );
  const own = [
    ...Object.entries(score.industries),
    ...Object.entries(score.countries).map(([code, points]) => [speak.country(code), points]),
  ].map(([name, points]) => `${name} ${points}`);
  return [
    speak.t("rules.lines.tier-key-account", {
      class: speak.t(`rules.lines.class.${KA.abc}`),
      percent: speak.number(100 * KA.leastShare),
      days: KA.leastOrderDays,
      tags: listed(KA.influenceTags),
    }),
    speak.t("rules.lines.tier-ready", {
      needs: needs(A.needs),
      told: A.needWithinDays,
      spoke: A.spokeWithinDays,
    }),
    speak.t("rules.lines.implied", {
      quoted: needs(A.impliedBy.quoted),
      sampled: needs(A.impliedBy.sampled),
    }),
    speak.t("rules.lines.tier-samples", { days: B.sampleWithinDays }),
    speak.t("rules.lines.tier-score", { high: C.leastScore, low: D.leastScore }),
    speak.t("rules.lines.score", {
      industry: score.industryKnown,
      country: score.countryKnown,
      website: score.website,
      exchange: score.twoWay,
      most: score.mostTwoWay,
      bought: score.bought,
    }),
    ...(own.length === 0 ? [] : [speak.t("rules.lines.score-own", { list: listed(own) })]),
    speak.t("rules.lines.keep", { list: kept.join(speak.t("list.dot")) }),
    speak.t("rules.lines.refused", { days: rules.refusedDays, most: rules.most }),
  ];
}
