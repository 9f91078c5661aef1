import moment from "moment-timezone";
import { describe, expect, it } from "vitest";
import { zoneRulesInUse } from "../../src/cli/zone-rules-in-use.ts";
import { findZone } from "../../src/core/places/find-zone.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import { instantOf } from "../../src/core/time/instant-of.ts";
import { parseZone } from "../../src/core/time/zone.ts";
import { zoneOffset } from "../../src/core/time/zone-offset.ts";
import { zoneReleaseDate } from "../../src/core/time/zone-release-date.ts";
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
    // As Windows lists it, by the rules of before.
    expect(findZone("(UTC+01:00) Casablanca")).toBe("Africa/Casablanca");
    expect(findZone("(UTC-07:00) Calgary")).toBe("America/Edmonton");
    expect(findZone("Kolkata")).toBe("Asia/Kolkata");
    expect(findZone("Coyhaique")).toBe("America/Coyhaique");
    expect(cityZones.every((zone) => parseZone(zone) === zone)).toBe(true);
  });

  it.each(["constructor", "__proto__", "Asia", "Asia/Atlantis", "UTC+8", "PST"])(
    "%s is none",
    (text) => expect(parseZone(text)).toBeNull(),
  );
});

describe("the release of the rules", () => {
  const changeLog = `### \`0.6.7\` _2027-02-03_
* Fixes. Data is still \`2026f\`.

### \`0.6.6\` _2026-10-29_
* Updated data to IANA TZDB \`2026f\`. [#1169](https://example.org)

### \`0.6.5\` _2026-10-02_
* Updated data to IANA TZDB \`2026e\`.
`;
  it.each([
    ["2026f", "2026-10-29"],
    ["2026e", "2026-10-02"],
    ["2026d", "2026-12-31"],
  ])("%s is dated by the change log that comes with it, else by its name", (release, date) =>
    expect(zoneReleaseDate(release, changeLog)).toBe(date),
  );

  it("is known of what is installed, and old after a year", async () => {
    const now = await zoneRulesInUse(at("2026-12-02T12:00:00Z"));
    expect(now.release).toMatch(/^20\d\d[a-z]$/);
    expect(now.date.slice(0, 4)).toBe(now.release.slice(0, 4));
    expect(now.date.slice(5)).not.toBe("12-31");
    expect(now.isOld).toBe(false);
    const dated = Date.parse(`${now.date}T00:00:00Z`);
    expect((await zoneRulesInUse((dated + 365.5 * 86_400_000) as Instant)).isOld).toBe(false);
    expect((await zoneRulesInUse((dated + 366 * 86_400_000) as Instant)).isOld).toBe(true);
  });
});
