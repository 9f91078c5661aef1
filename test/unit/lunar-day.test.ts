import { expect, it } from "vitest";
import { parseLunarDay } from "../../src/core/time/lunar-day.ts";

it.each([
  ["八月十五", 8, 15],
  ["正月初一", 1, 1],
  ["腊月廿三", 12, 23],
  ["十二月三十日", 12, 30],
  ["冬月二十", 11, 20],
  ["十月初十", 10, 10],
  ["二月二", 2, 2],
])("%s is %d-%d", (written, month, day) => {
  expect(parseLunarDay(written)).toEqual({ month, day });
});

it.each(["闰四月初八", "十三月初一", "八月", "八月四十", "八月三十一", "8月15", ""])(
  "%j is none",
  (w) => {
    expect(parseLunarDay(w)).toBeNull();
  },
);
