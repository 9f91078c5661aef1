import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { CivilDate, Instant, Zone } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { daysBetween } from "../core/time/civil-date.ts";
import { zoneReleaseDate } from "../core/time/zone-release-date.ts";
import { zoneRelease } from "../core/time/zone-rules.ts";

/** The release of the zone database in use, its own date, and whether that is over a year ago. */
export type ZoneRulesInUse = {
  readonly release: string;
  readonly date: CivilDate;
  readonly isOld: boolean;
};

/** Which rules of zones the service reckons by, as of `now`. */
export async function zoneRulesInUse(now: Instant): Promise<ZoneRulesInUse> {
  const home = createRequire(import.meta.url).resolve("moment-timezone/package.json");
  // A package without its change log still tells the year in the release's name.
  const changeLog = await readFile(join(dirname(home), "changelog.md"), "utf8").catch(() => "");
  const date = zoneReleaseDate(zoneRelease, changeLog);
  const isOld = daysBetween(date, civilDateAt(now, "UTC" as Zone)) > 365;
  return { release: zoneRelease, date, isOld };
}
