import { expect, it } from "vitest";
import { keptBackups } from "../../src/core/backup/kept-backups.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";

const at = (text: string) => Date.parse(text) as Instant;
const kept = (made: readonly string[], zone = "UTC") =>
  keptBackups(made.map(at), zone as Zone).map((one) => new Date(one).toISOString().slice(0, 16));

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

it.each([
  ["Europe/Athens", "2026-03-31T23:30:00Z"],
  ["Africa/Cairo", "2026-04-27T23:30:00Z"],
  ["Europe/Berlin", "2026-10-28T01:30:00Z"],
  ["Pacific/Auckland", "2026-09-30T13:30:00Z"],
  ["America/Toronto", "2027-01-03T07:30:00Z"],
  ["Asia/Shanghai", "2026-01-02T18:30:00Z"],
])("keeps a backup of each of seven nights in %s, whatever its clocks do", (zone, last) => {
  const nights: Instant[] = [];
  for (let night = at(last); nights.length < 60; night = (night - 3_600_000) as Instant) {
    const { date, time } = civilAt(night, zone as Zone);
    const before = nights.at(-1);
    const isNew = before === undefined || civilAt(before, zone as Zone).date !== date;
    if (time >= "02:30" && time < "03:31" && isNew) nights.push(night);
  }
  const days = (made: readonly Instant[]) => made.map((one) => civilAt(one, zone as Zone).date);
  expect(days(keptBackups(nights, zone as Zone)).slice(0, 7)).toEqual(days(nights).slice(0, 7));
});
