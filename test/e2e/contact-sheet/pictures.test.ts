import { describe, expect, it } from "vitest";
import { barsPanel } from "../../../src/charts/bars-panel.ts";
import { trendPanels } from "../../../src/charts/draw-trend.ts";
import { dark, light } from "../../../src/charts/palette.ts";
import { type Panel, pictureSvg } from "../../../src/charts/picture-svg.ts";
import { segmentBars } from "../../../src/charts/segment-bars.ts";
import { weekPanels } from "../../../src/charts/week-panels.ts";
import { orderTrend } from "../../../src/core/customer/order-trend.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { locales } from "../../../src/core/vocabulary.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";
import type { Speaker } from "../../../src/i18n/speaker.ts";
import {
  drawnMarkets,
  drawnScores,
  drawnWeek,
  emptyWeek,
  fullWeek,
} from "../../support/drawn-examples.ts";

const markets = (speak: Speaker): readonly Panel[] => {
  const nameOf = (key: string | null) => speak.country(key ?? "");
  const shown = segmentBars(drawnMarkets, nameOf, drawnScores, speak);
  if (shown === null) throw new Error("nothing to draw");
  return [barsPanel(shown.caption, shown.bars)];
};

const today = "2026-12-02" as CivilDate;

/** What somebody ordered, with a quarter of which nothing has a rate. */
const drawnMonths = [
  ["2024-02", 21_000],
  ["2024-05", 34_500],
  ["2024-11", 18_200],
  ["2025-01", 41_000],
  ["2025-06", 52_300],
  ["2025-12", 47_700],
  ["2026-04", 60_100],
  ["2026-09", 58_300],
  ["2026-10", 72_400],
]
  .map(([month, amount]) => ({ currency: "USD", month: String(month), amount: Number(amount) }))
  .concat({ currency: "XXX", month: "2025-08", amount: 500 });

const pictures: Readonly<Record<string, (speak: Speaker) => readonly Panel[]>> = {
  week: (speak) => weekPanels(fullWeek, speak),
  "week-first": (speak) => weekPanels(drawnWeek([1, 2, 0, 4, 0, 0], [], [[1, 2]]), speak),
  "week-empty": (speak) => weekPanels(emptyWeek, speak),
  markets,
  trend: (speak) =>
    trendPanels(orderTrend({ reporting: "USD", own: {} }, drawnMonths, today), speak),
};
const translator = loadLocales();

/**
 * The pictures as they are drawn, beside the pages of the contact sheet, to be looked at in a browser.
 * After a wanted change draw them anew with `npx vitest run test/e2e/contact-sheet -u`.
 */
describe.each(locales)("the pictures of the contact sheet in %s", (locale) => {
  const speak = translator.speaker(locale);

  it.each(Object.entries(pictures))("%s", async (name, panels) => {
    const drawn = (colours: typeof light) => pictureSvg(panels(speak), colours).svg;
    const file = `./sheets/${locale}/picture-${name}`;
    await expect(drawn(light)).toMatchFileSnapshot(`${file}.svg`);
    await expect(drawn(dark)).toMatchFileSnapshot(`${file}.dark.svg`);
  });
});
