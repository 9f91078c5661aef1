import type { GapOf, OwnGap, OwnGaps } from "../../core/cadence/own-gap.ts";
import type { CadenceRules } from "../../core/tiering/rule-set.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { ownGapText } from "./own-gap-text.ts";

/** How often customers of each tier hear of us and in which hours, a sentence each. */
export function cadenceLines(rules: CadenceRules, speak: Speaker): string[] {
  const { KA, A, B, won, lost, own, capacity, shortDays, windows } = rules;
  const { gapDays: days, shorterGapDays: shorter } = A;
  const { halfDay, feastEve, ramadan } = shortDays;
  const hours = tiers.map((tier) => speak.t("rules.lines.window", { tier, ...windows[tier] }));
  return [
    speak.t("rules.lines.key-account", {
      days: KA.gapDays,
      most: KA.neverBeyondDays,
      review: KA.reviewDays,
    }),
    A.skipsFirstWorkday
      ? speak.t("rules.lines.ready-first-workday", { days, shorter })
      : speak.t("rules.lines.ready", { days, shorter }),
    speak.t("rules.lines.samples", {
      gaps: B.sampleGaps.join("-"),
      received: B.receivedGaps.join("-"),
      days: B.afterLastGapDays,
    }),
    ...(["C", "D", "E"] as const).map((tier) =>
      speak.t("rules.lines.gap", { tier, days: rules[tier].gapDays }),
    ),
    speak.t("rules.lines.won", { days: won.longestGapDays, before: won.beforeReorderDays }),
    speak.t("rules.lines.lost", { days: lost.gapDays }),
    ...ownGapLines(own, speak),
    ...(capacity === "off" ? [] : [speak.t("rules.lines.capacity", { most: capacity })]),
    speak.t("rules.lines.hours", { list: hours.join(speak.t("list.dot")) }),
    speak.t("rules.lines.short-days", { half: halfDay.to, eve: feastEve.to, ...ramadan }),
  ];
}

/** What differs by product and by industry, in the order in which one goes before the other. */
function ownGapLines({ products, industries }: OwnGaps, speak: Speaker): string[] {
  const told = (by: OwnGap["by"], rules: OwnGaps["products"]) =>
    Object.entries(rules).flatMap(([name, gaps]) =>
      gapsFor.flatMap((of) => {
        const days = gaps[of];
        return days === undefined ? [] : [ownGapText({ by, name, of, days }, speak)];
      }),
    );
  const lines = [...told("product", products), ...told("industry", industries)];
  return lines.length < 2 ? lines : [...lines, speak.t("rules.lines.own-gap-order")];
}

const gapsFor: readonly GapOf[] = [...tiers, "won"];
