import { expect, it } from "vitest";
import { keptBackups } from "../../src/core/backup/kept-backups.ts";
import type { Instant } from "../../src/core/time/civil.ts";

const at = (text: string) => Date.parse(text) as Instant;
const kept = (made: readonly string[]) =>
  keptBackups(made.map(at)).map((one) => new Date(one).toISOString().slice(0, 16));

it("keeps the last of seven days and of four weeks, of a year of nights", () => {
  const nights = Array.from({ length: 365 }, (_, night) =>
    new Date(at("2026-12-02T18:30:00Z") - night * 86_400_000).toISOString(),
  );
  expect(kept(nights)).toEqual([
    ...["2026-12-02T18:30", "2026-12-01T18:30", "2026-11-30T18:30"],
    // Sunday ends a week.
    ...["2026-11-29T18:30", "2026-11-28T18:30", "2026-11-27T18:30", "2026-11-26T18:30"],
    ...["2026-11-22T18:30", "2026-11-15T18:30"],
  ]);
});

it("keeps the last of a day with several, and what there is after a long time without any", () => {
  expect(kept(["2026-12-02T01:00Z", "2026-12-02T23:59Z", "2026-12-02T12:00Z"])).toEqual([
    "2026-12-02T23:59",
  ]);
  expect(kept(["2020-01-01T00:00Z", "2026-12-02T00:00Z", "2021-06-05T00:00Z"])).toEqual([
    "2026-12-02T00:00",
    "2021-06-05T00:00",
    "2020-01-01T00:00",
  ]);
  expect(kept([])).toEqual([]);
});
