import type { ScorePart, TierReason } from "../core/tiering/tier-proposal.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Why a tier fits, in one line. */
export const tierReasons = (reasons: readonly TierReason[], speak: Speaker): string =>
  reasons.map((reason) => textOf(reason, speak)).join(speak.t("list.comma"));

function textOf(reason: TierReason, speak: Speaker): string {
  const t = (key: string, params: Record<string, string | number> = {}) =>
    speak.t(`proposal.because.${key}`, params);
  switch (reason.code) {
    case "plan-ended":
      return t(reason.replied ? "plan-ended.replied" : "plan-ended.quiet", { days: reason.days });
    case "money":
      return t("money", { days: reason.orderDays });
    case "influence":
      return t("influence", { tag: reason.tag });
    case "ready": {
      const needs = reason.needs.map((need) => speak.t(`need.${need}`));
      return t("ready", { needs: needs.join(speak.t("list.comma")) });
    }
    case "spoke":
      return reason.days === 0 ? t("spoke-today") : t("spoke", { count: reason.days });
    case "sampled":
    case "received":
      return t(reason.code, { day: speak.day(reason.on) });
    case "score":
      return reason.parts.length === 0
        ? t("no-score")
        : t("score", { score: speak.number(reason.score, 1), parts: partsOf(reason.parts, speak) });
    case "silent":
      return t("silent", { count: reason.days });
  }
}

const partsOf = (parts: readonly ScorePart[], speak: Speaker): string =>
  parts
    .map(({ code, points }) =>
      speak.t(`proposal.part.${code}`, { points: speak.number(points, 1) }),
    )
    .join(speak.t("list.dot"));
