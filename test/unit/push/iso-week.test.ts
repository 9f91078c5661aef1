import { expect, it } from "vitest";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { isoWeekOf } from "../../../src/core/time/iso-week.ts";

it.each([
  ["2026-11-23", "2026-W48"],
  ["2026-11-29", "2026-W48"],
  ["2026-01-01", "2026-W01"],
  ["2027-01-03", "2026-W53"],
  ["2024-12-30", "2025-W01"],
  ["2021-01-03", "2020-W53"],
  ["2023-01-01", "2022-W52"],
])("%s belongs to the week %s", (date, week) => {
  expect(isoWeekOf(date as CivilDate)).toBe(week);
});
