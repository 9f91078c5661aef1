import type { Crossing } from "../../core/cadence/temperature.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** That a line of the temperature law is about to be crossed: `⚠ 2天后跨60天`. */
export const crossingText = ({ inDays, lineDays: line }: Crossing, speak: Speaker): string =>
  inDays === 1
    ? speak.t("why-now.crosses-tomorrow", { line })
    : speak.t("why-now.crosses", { line, days: inDays });
