import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Bar, barsPanel } from "../../../src/charts/bars-panel.ts";
import { drawSegments } from "../../../src/charts/draw-segments.ts";
import { drawWeek } from "../../../src/charts/draw-week.ts";
import { dark, light, type Palette } from "../../../src/charts/palette.ts";
import { type Panel, pictureSvg, pictureWidth } from "../../../src/charts/picture-svg.ts";
import { renderPng } from "../../../src/charts/render-png.ts";
import { widthOf } from "../../../src/charts/text-svg.ts";
import { weekPanels } from "../../../src/charts/week-panels.ts";
import { locales, tiers } from "../../../src/core/vocabulary.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";
import {
  drawnMarkets,
  drawnScores,
  drawnWeek,
  emptyWeek,
  fullWeek,
} from "../../support/drawn-examples.ts";

const translator = loadLocales();
const svgOf = (panels: readonly Panel[], colours = light) => pictureSvg(panels, colours).svg;

/** Width and height as the PNG's own header says (PNG specification, 11.2.2 IHDR). */
const sizeOf = (png: Uint8Array) => {
  const header = Buffer.from(png);
  expect(header.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(header.subarray(12, 16).toString("latin1")).toBe("IHDR");
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
};

/** Every text of a drawing: where, how large, and what. */
const textsIn = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"([^>]*)>([^<]*)</g)].map(
    ([, x, y, size, rest, words = ""]) => {
      const said = words.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      const wide = widthOf(said, Number(size));
      const anchor = /text-anchor="(\w+)"/.exec(rest ?? "")?.[1];
      const share = anchor === "end" ? 1 : anchor === "middle" ? 0.5 : 0;
      const from = Number(x) - share * wide;
      return { words: said, line: Number(y), size: Number(size), from, to: from + wide };
    },
  );

/** Texts that leave the picture, or run into another on their line. */
const crowded = (svg: string): string[] => {
  const texts = textsIn(svg);
  return texts.flatMap((one, index) => {
    const out = one.from < 0 || one.to > pictureWidth;
    const hit = texts
      .slice(index + 1)
      .find((other) => other.line === one.line && other.from < one.to && one.from < other.to);
    return [...(out ? [`out: ${one.words}`] : []), ...(hit ? [`${one.words} × ${hit.words}`] : [])];
  });
};

describe.each(locales)("the picture of a week in %s", (locale) => {
  const speak = translator.speaker(locale);
  const words = textsIn(svgOf(weekPanels(fullWeek, speak))).map((one) => one.words);

  it("writes tiers, meanings, figures, and arrows where something changed", () => {
    for (const tier of tiers) expect(words).toEqual(expect.arrayContaining([tier]));
    for (const tier of tiers) expect(words).toContain(speak.t(`tier.${tier}`));
    for (const figure of ["1,207", "0", "▲ 1", "▼ 2", "▲ 3", "▼ 1,012"]) {
      expect(words).toContain(figure);
    }
    expect(words.filter((one) => /^[▲▼]/.test(one))).toHaveLength(4);
    expect(words.join()).toContain("1,245");
  });

  it("writes the week's adherence, and a dash in place of a week without any", () => {
    expect(words).toContain("82%");
    expect(words.filter((one) => one === "–")).toHaveLength(2);
    expect(words).toContain(speak.t("week.trend-gap"));
  });

  it("names no team, no person and does not repeat the heading", () => {
    const letters = words.join(" ");
    expect(letters).not.toMatch(/#|summary|周报|East/);
  });

  it("is a PNG of the size it says, light and dark", () => {
    const drawn = drawWeek(fullWeek, speak);
    if (drawn === null) throw new Error("nothing draws here");
    const { width, height, png, darkPng } = drawn;
    expect(sizeOf(png)).toEqual({ width, height });
    expect(sizeOf(darkPng)).toEqual({ width, height });
    expect(width).toBe(800);
    expect(Buffer.from(png).equals(Buffer.from(darkPng))).toBe(false);
  });

  it("has every character of its labels in the fonts", () => {
    const characters = new Set(words.join("").replace(/\s/g, ""));
    const missing = draw("\u{e123}");
    for (const character of characters) {
      expect(draw(character).equals(missing), character).toBe(false);
    }
  });

  it("keeps all that it says inside and apart", () => {
    for (const week of [fullWeek, emptyWeek]) {
      expect(crowded(svgOf(weekPanels(week, speak)))).toEqual([]);
    }
  });
});

describe("columns", () => {
  const speak = translator.speaker("en");
  const heights = (week: typeof fullWeek) =>
    [...svgOf(weekPanels(week, speak)).matchAll(/width="20" height="(\d+)" fill="(#\w+)"/g)]
      .filter(([, , fill]) => fill !== light.track)
      .map(([, height, fill]) => [Number(height), fill]);

  it("are as high as the part that was on time; nothing on time is a foot, nothing due no column", () => {
    const trend = [
      [0, 0],
      [0, 5],
      [5, 5],
      [2, 4],
    ] as const;
    expect(heights(drawnWeek([1], [], trend))).toEqual([
      [2, light.past],
      [84, light.past],
      [42, light.accent],
    ]);
  });

  it("say no figure of a week in which nothing was due", () => {
    const trend = [
      [1, 1],
      [1, 2],
      [0, 0],
    ] as const;
    const svg = svgOf(weekPanels(drawnWeek([1], [], trend), speak));
    expect(svg).not.toMatch(/\d%/);
    expect(heights(drawnWeek([1], [], trend))).toHaveLength(2);
  });

  it("are left out until two weeks have any", () => {
    const one = weekPanels(
      drawnWeek(
        [1],
        [],
        [
          [0, 0],
          [1, 2],
        ],
      ),
      speak,
    );
    expect(one).toHaveLength(1);
    expect(weekPanels(emptyWeek, speak)).toHaveLength(1);
    expect(weekPanels(fullWeek, speak)).toHaveLength(2);
  });
});

describe("bars", () => {
  const bar: Bar = { label: "Oman", now: 4, value: "4", change: "" };
  const widths = (bars: readonly Bar[]) =>
    [...svgOf([barsPanel("by amount", bars)]).matchAll(/width="([\d.]+)" height="12"/g)].map(
      ([, width]) => Number(width),
    );

  it("are the longer the more there is, and none where there is nothing", () => {
    const [few = 0, many = 0, ...others] = widths([bar, { ...bar, now: 8 }, { ...bar, now: 0 }]);
    expect(many).toBe(2 * few);
    expect(others).toEqual([]);
    expect(svgOf([barsPanel("by amount", [{ ...bar, now: 0 }])])).not.toContain("NaN");
  });

  it.each(["Bahnhofsausrüstungen & Gleisbau ".repeat(4), "很长的行业名称与分类".repeat(6)])(
    "cut a name that has no room: %s",
    (label) => {
      const long: Bar = {
        label,
        now: 9,
        before: 1,
        value: "1,045,050",
        change: "▲ ×12.2",
        note: "strength 5/5 · competition 5/5 ".repeat(3),
      };
      const svg = svgOf([barsPanel("by amount ".repeat(9), [long, bar])]);
      expect(crowded(svg)).toEqual([]);
      expect(textsIn(svg).filter(({ words }) => words.endsWith("…"))).toHaveLength(3);
      expect(svg).not.toMatch(/ & /);
    },
  );

  it.each(locales)("of markets say their figures in words: %s", (locale) => {
    const speak = translator.speaker(locale);
    const nameOf = (key: string | null) => speak.country(key ?? "");
    const drawn = drawSegments(drawnMarkets, nameOf, drawnScores, speak);
    expect(drawn?.alt).toContain(`${speak.country("SA")} 1,045,050 ▲ ×12.3`);
    expect(drawn?.alt).toContain(`${speak.country("AE")} 345,050 ▼ 10%`);
    expect(drawn?.alt).toContain("BRL");
  });
});

/** What a picture has on a phone of 360 pixels with the page's and the message's padding. */
const phoneWidth = 320;

it.each(locales)("has letters that can be read on a phone: %s", (locale) => {
  const svg = svgOf(weekPanels(fullWeek, translator.speaker(locale)));
  const heights = textsIn(svg).map(({ size }) => (size * phoneWidth) / pictureWidth);
  expect(heights.length).toBeGreaterThan(20);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(11);
});

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: string, b: string): number => {
  const [one, other] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(one, other) / Math.min(one, other);
};

describe.each(Object.entries({ light, dark }))("the %s colours", (theme, colours: Palette) => {
  it("are those of the page", () => {
    const css = readFileSync(new URL("../../../web/theme.css", import.meta.url), "utf8");
    const block = theme === "light" ? css.slice(0, css.indexOf("}")) : css.slice(css.indexOf("="));
    const named = (name: string) => new RegExp(`--${name}: (#\\w+);`).exec(block)?.[1];
    const { paper, ink, soft, accent, track } = colours;
    expect({ paper, ink, soft, accent, track }).toEqual({
      paper: named("sheet"),
      ink: named("ink"),
      soft: named("soft"),
      accent: named("accent"),
      track: named("tint"),
    });
  });

  it("can be told from their ground, and from each other without any hue", () => {
    const { paper, ink, soft, accent, past, track } = colours;
    for (const words of [ink, soft]) expect(contrast(words, paper)).toBeGreaterThanOrEqual(4.5);
    for (const form of [accent, past]) expect(contrast(form, paper)).toBeGreaterThanOrEqual(3);
    for (const form of [accent, past]) expect(contrast(form, track)).toBeGreaterThanOrEqual(2);
    expect(contrast(accent, past)).toBeGreaterThanOrEqual(2);
  });
});

/** One character alone, as pixels. */
const draw = (character: string): Buffer =>
  Buffer.from(
    renderPng(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><text x="2" y="24" font-size="22" font-family="Noto Sans SC">${character}</text></svg>`,
      30,
    ) ?? [],
  );
