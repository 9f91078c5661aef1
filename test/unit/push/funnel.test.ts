import { describe, expect, it } from "vitest";
import { drawFunnel } from "../../../src/charts/draw-funnel.ts";
import { funnelSvg, funnelWidth } from "../../../src/charts/funnel-svg.ts";
import { renderPng } from "../../../src/charts/render-png.ts";
import { segmentsSvg, segmentsWidth } from "../../../src/charts/segments-svg.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { locales, tiers } from "../../../src/core/vocabulary.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const counts = [3, 11, 8, 13, 16, 1207];
const week = {
  from: "2026-11-16" as CivilDate,
  to: "2026-11-22" as CivilDate,
  funnel: tiers.map((tier, index) => ({ tier, count: counts[index] ?? 0, change: 2 - index })),
};
const translator = loadLocales();

/** Width and height as the PNG's own header says (PNG specification, 11.2.2 IHDR). */
const sizeOf = (png: Uint8Array) => {
  const header = Buffer.from(png);
  expect(header.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(header.subarray(12, 16).toString("latin1")).toBe("IHDR");
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
};

describe.each(locales)("the funnel in %s", (locale) => {
  const speak = translator.speaker(locale);
  const { svg } = funnelSvg(week, "华东 & East", speak);

  it("writes title, tiers, meanings and figures", () => {
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toContain(speak.t("week.funnel"));
    for (const tier of tiers) {
      expect(words).toContain(tier);
      expect(words.map((word) => word?.toLowerCase())).toContain(
        speak.t(`tier.${tier}`).toLowerCase(),
      );
    }
    for (const text of ["1,207", "1,258", "96%", "<1%".replace("<", "&#60;"), "▲ 2", "▼ 3"]) {
      expect(words).toContain(text);
    }
    expect(svg).toContain("华东 &#38; East");
  });

  it("is a PNG of the size it says", () => {
    const drawn = drawFunnel(week, "East", speak);
    if (drawn === null) throw new Error("nothing draws here");
    expect(sizeOf(drawn.png)).toEqual({ width: drawn.width, height: drawn.height });
    expect(drawn.width).toBe(1040);
    expect(drawn.png.length).toBeGreaterThan(20_000);
  });

  it("has every character of its labels in the fonts", () => {
    const labels = [speak.t("week.funnel"), ...tiers.map((tier) => speak.t(`tier.${tier}`))];
    const characters = new Set(labels.join("").replace(/\s/g, ""));
    const missing = draw("\u{e123}");
    for (const character of characters) {
      expect(draw(character).equals(missing), character).toBe(false);
    }
  });
});

it("makes the band wider the more customers there are", () => {
  const { svg } = funnelSvg(week, "East", translator.speaker("en"));
  const widths = [...svg.matchAll(/<rect x="[^"]*" y="[^"]*" width="([^"]*)"/g)].map(([, width]) =>
    Number(width),
  );
  const bottomUp = [...counts].reverse();
  expect(widths).toHaveLength(6);
  for (const [index, width] of widths.entries()) {
    for (const [other, wider] of widths.entries()) {
      if ((bottomUp[index] ?? 0) < (bottomUp[other] ?? 0)) expect(width).toBeLessThan(wider);
    }
  }
});

it("draws a team without customers, too", () => {
  const empty = week.funnel.map((step) => ({ ...step, count: 0, change: 0 }));
  expect(funnelSvg({ ...week, funnel: empty }, "East", translator.speaker("en")).svg).not.toContain(
    "NaN",
  );
});

it("cuts a name that its line has no room for", () => {
  const { svg } = funnelSvg(week, "很长的团队名字".repeat(8), translator.speaker("zh-CN"));
  expect(svg).toMatch(/>很长的团队名字[^<]*…</);
});

/** What a message's picture has on a phone of 390 pixels, with the page's padding. */
const phoneWidth = 366;

/** Heights of all letters in pixels of a phone. */
const heightsIn = (svg: string, width: number) =>
  [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => (Number(size) * phoneWidth) / width);

it.each(locales)("has letters that can be read on a phone: %s", (locale) => {
  const funnel = funnelSvg(week, "East", translator.speaker(locale)).svg;
  const bar = { label: "沙特", now: 2, before: 1, value: "2", note: "strength 2/5" };
  const { svg } = segmentsSvg("Markets", "by amount", [
    { ...bar, change: { text: "▲ 100%", isRise: true } },
  ]);
  const heights = [...heightsIn(funnel, funnelWidth), ...heightsIn(svg, segmentsWidth)];
  expect(heights.length).toBeGreaterThan(20);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(10);
});

it("keeps what stands in a line of the bars inside the picture and apart", () => {
  const note = "strength 5/5 · competition 5/5";
  const { svg } = segmentsSvg("Markets", "by amount", [
    {
      label: "B".repeat(80),
      now: 9,
      before: 0,
      value: "1,045,050",
      change: { text: "▲ ×12.2", isRise: true },
      note,
    },
  ]);
  const widthOf = (words: string, size: number) => words.length * size * 0.55;
  const name = />(B+…)</.exec(svg)?.[1] ?? "";
  expect(name.length).toBeGreaterThan(10);
  expect(widthOf(name, 16) + widthOf(note, 15)).toBeLessThan(segmentsWidth - 40);
  const valueAt = Number(/<text x="([\d.]+)"[^>]*>1,045,050</.exec(svg)?.[1]);
  expect(valueAt + widthOf("1,045,050 ▲ ×12.2", 16)).toBeLessThan(segmentsWidth - 20);
});

/** One character alone, as pixels. */
const draw = (character: string): Buffer =>
  Buffer.from(
    renderPng(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><text x="2" y="24" font-size="22" font-family="Noto Sans SC">${character}</text></svg>`,
      30,
    ) ?? [],
  );
