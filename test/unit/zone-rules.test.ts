import moment from "moment-timezone";
import { describe, expect, it } from "vitest";
import { findZone } from "../../src/core/places/find-zone.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import { instantOf } from "../../src/core/time/instant-of.ts";
import { parseZone } from "../../src/core/time/zone.ts";
import { zoneOffset } from "../../src/core/time/zone-offset.ts";
import { cityZones, zoneNames } from "../../src/core/time/zone-rules.ts";

const at = (text: string) => Date.parse(text) as Instant;
const hoursAhead = (zone: string, when: string) => zoneOffset(zone as Zone, at(when)) / 3_600_000;

describe("rules of 2026", () => {
  it.each([
    ["America/Vancouver", "2026-03-08T09:59:59Z", "2026-03-08T10:00:00Z", -8, -7],
    ["America/Edmonton", "2026-03-08T08:59:59Z", "2026-03-08T09:00:00Z", -7, -6],
    ["Africa/Casablanca", "2026-09-20T00:59:59Z", "2026-09-20T01:00:00Z", 1, 0],
  ])("%s changes its clocks a last time", (zone, before, after, hoursBefore, hoursAfter) => {
    expect(hoursAhead(zone, before)).toBe(hoursBefore);
    expect(hoursAhead(zone, after)).toBe(hoursAfter);
    for (const later of ["2026-12-02T12:00:00Z", "2027-01-15T12:00:00Z", "2027-07-15T12:00:00Z"])
      expect(hoursAhead(zone, later)).toBe(hoursAfter);
  });

  it.each([
    ["America/Vancouver", "2026-12-02T16:00:00Z", "09:00"],
    ["Canada/Pacific", "2026-12-02T16:00:00Z", "09:00"],
    ["America/Edmonton", "2026-12-02T15:00:00Z", "09:00"],
    ["Canada/Mountain", "2026-12-02T15:00:00Z", "09:00"],
    ["America/Yellowknife", "2026-12-02T15:00:00Z", "09:00"],
    ["Africa/Casablanca", "2026-12-02T09:00:00Z", "09:00"],
    ["Africa/El_Aaiun", "2026-12-02T09:00:00Z", "09:00"],
    ["America/Los_Angeles", "2026-12-02T17:00:00Z", "09:00"],
    ["America/Denver", "2026-12-02T16:00:00Z", "09:00"],
  ])("nine in the morning in %s", (name, when, time) => {
    const zone = name as Zone;
    expect(civilAt(at(when), zone)).toEqual({ date: "2026-12-02", time });
    expect(instantOf("2026-12-02" as CivilDate, time as WallTime, zone)).toBe(at(when));
  });
});

describe("zones that the rules know", () => {
  it.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["US/Pacific", "America/Los_Angeles"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["PRC", "Asia/Shanghai"],
    ["EST", "America/Panama"],
    ["Zulu", "Etc/UTC"],
  ])("%s goes as %s", (alias, zone) => {
    for (const when of ["1995-07-01T00:00:00Z", "2026-12-02T00:00:00Z", "2044-07-01T00:00:00Z"])
      expect(hoursAhead(alias, when)).toBe(hoursAhead(zone, when));
    expect(parseZone(alias.toUpperCase())).toBe(alias);
  });

  it("are unpacked as moment-timezone itself unpacks them, all of them, to the last change", () => {
    const wrong = zoneNames.filter((zone) => {
      const theirs = moment.tz.zone(zone);
      const changes = theirs?.untils.filter(Number.isFinite) ?? [Number.NaN];
      return changes
        .flatMap((change) => [change - 1, change])
        .some((when) => {
          const behind = Math.round((theirs?.utcOffset(when) ?? Number.NaN) * 60_000);
          return zoneOffset(zone, when as Instant) + behind !== 0;
        });
    });
    expect(wrong).toEqual([]);
  });

  it("are found by the city they are named after", () => {
    expect(findZone("Vancouver")).toBe("America/Vancouver");
    expect(findZone("casablanca")).toBe("Africa/Casablanca");
    expect(findZone("Kolkata")).toBe("Asia/Kolkata");
    expect(findZone("Coyhaique")).toBe("America/Coyhaique");
    expect(cityZones.every((zone) => parseZone(zone) === zone)).toBe(true);
  });

  it.each(["constructor", "__proto__", "Asia", "Asia/Atlantis", "UTC+8", "PST"])(
    "%s is none",
    (text) => expect(parseZone(text)).toBeNull(),
  );
});
