import type { ScorePart, TierReason } from "../../core/tiering/tier-proposal.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Why a tier fits, in one line. */
export const tierReasons = (reasons: readonly TierReason[], speak: Speaker): string =>
  reasons.map((reason) => textOf(reason, speak)).join(speak.t("list.comma"));

function textOf(reason: TierReason, speak: Speaker): string {
  switch (reason.code) {
    case "plan-ended":
      return speak.t(`proposal.because.plan-ended.${reason.replied ? "replied" : "quiet"}`, {
        days: reason.days,
      });
    case "money":
      return speak.t("proposal.because.money", { days: reason.orderDays });
    case "influence":
      return speak.t("proposal.because.influence", { tag: reason.tag });
    case "ready": {
      const needs = reason.needs.map((need) => speak.t(`need.${need}`));
      return speak.t("proposal.because.ready", { needs: needs.join(speak.t("list.comma")) });
    }
    case "spoke":
      return reason.days === 0
        ? speak.t("proposal.because.spoke-today")
        : speak.t("proposal.because.spoke", { count: reason.days });
    case "sampled":
    case "received":
      return speak.t(`proposal.because.${reason.code}`, { day: speak.day(reason.on) });
    case "score":
      return reason.parts.length === 0
        ? speak.t("proposal.because.no-score")
        : speak.t("proposal.because.score", {
            score: speak.number(reason.score, 1),
            parts: partsOf(reason.parts, speak),
          });
    case "silent":
      return speak.t("proposal.because.silent", { count: reason.days });
  }
}

const partsOf = (parts: readonly ScorePart[], speak: Speaker): string =>
  parts
    .map(({ code, points }) =>
      speak.t(`proposal.part.${code}`, { points: speak.number(points, 1) }),
    )
    .join(speak.t("list.dot"));
