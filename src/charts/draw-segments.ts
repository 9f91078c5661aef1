import { growthOf, type MarketScore, type SegmentTable } from "../core/segments/segment.ts";
import { segmentLines } from "../core/segments/segment-lines.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Drawn } from "./draw-funnel.ts";
import { renderPng } from "./render-png.ts";
import { type Bar, segmentsSvg, segmentsWidth } from "./segments-svg.ts";

/** Pixels to a unit of the drawing, so that it is sharp on the screens of phones. */
const sharpness = 2;

/**
 * The segments of a table as bars of their amounts (of their customers where nobody ordered), this
 * year over the year before, with a text that says what they show; `nameOf` says what a key is called.
 * Null without segments.
 */
export function drawSegments(
  table: SegmentTable,
  title: string,
  nameOf: (key: string | null) => string,
  scores: ReadonlyMap<string, MarketScore>,
  speak: Speaker,
): (Drawn & { readonly alt: string }) | null {
  const isByAmount = table.total.amount > 0;
  const drawn = segmentLines(table).shown.filter(
    ({ amount, amountBefore, unvalued }) =>
      !isByAmount || amount + amountBefore > 0 || unvalued.length > 0,
  );
  const bars = drawn.map((segment): Bar => {
    const now = isByAmount ? segment.amount : segment.customers;
    const before = isByAmount ? segment.amountBefore : segment.customersBefore;
    const growth = growthOf(now, before);
    const score = scores.get(segment.key ?? "");
    const judged = [
      score?.strength ? speak.t("market.strength", { score: score.strength }) : "",
      score?.competition ? speak.t("market.competition", { score: score.competition }) : "",
    ];
    return {
      label: nameOf(segment.key),
      now,
      before,
      value:
        isByAmount && now === 0 && segment.unvalued.length > 0
          ? speak.t("money.not-valued", { list: segment.unvalued.join(speak.t("list.comma")) })
          : speak.number(now),
      change: growth === null || growth === 0 ? null : changeOf(growth, speak),
      note: judged.filter((part) => part !== "").join(speak.t("list.dot")),
    };
  });
  if (bars.length === 0) return null;
  const subtitle = isByAmount
    ? speak.t("segments.picture-amount", { currency: table.currency })
    : speak.t("segments.picture-customers");
  const { svg, height } = segmentsSvg(title, subtitle, bars);
  const width = segmentsWidth * sharpness;
  const png = renderPng(svg, width);
  return png && { png, width, height: height * sharpness, alt: subtitle };
}

const changeOf = (growth: number, speak: Speaker): Bar["change"] => ({
  text:
    growth >= 3
      ? `▲ ×${speak.number(growth + 1, 1)}`
      : `${growth > 0 ? "▲" : "▼"} ${Math.abs(Math.round(100 * growth))}%`,
  isRise: growth > 0,
});
