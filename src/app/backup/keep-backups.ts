import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { tryLock } from "../../store/database/try-lock.ts";
import { listOrganizations, type Organization } from "../../store/members/organizations.ts";
import { beat, lastBeats } from "../../store/push/heartbeats.ts";
import { type App, unhurried } from "../app.ts";

/** From this time of the first organization's night on, a backup is made. */
const quietTime = "02:30";
/** After this, in milliseconds, one that was begun and is not there is tried again. */
const retryMs = 3_600_000;

/**
 * Makes tonight's backup if it is to be made: `make` does, in one process of all that try, and the
 * first time at once. Where it fails it is tried again every hour. Answers whether one was made.
 */
export async function keepBackups(
  app: App,
  now: Instant,
  make: (zone: Zone) => Promise<unknown>,
): Promise<boolean> {
  const { store } = unhurried(app);
  const all = await listOrganizations(store);
  const [organization] = all;
  if (organization === undefined) return false;
  const isOurs = await store.transaction(async (db) => {
    if (!(await tryLock(db, "backup"))) return false;
    const { backup, "backup-begun": begun } = await lastBeats(db);
    if (!isDue(organization, backup, now)) return false;
    if (begun !== null && begun > now - retryMs && begun <= now && begun !== backup) return false;
    for (const { id } of all) await beat(db, id, "backup-begun", now);
    return true;
  });
  if (!isOurs) return false;
  await make(organization.zone as Zone);
  for (const { id } of all) await beat(store, id, "backup", now);
  return true;
}

function isDue({ zone }: Organization, last: Instant | null, now: Instant): boolean {
  if (last === null || last > now) return true;
  const [then, today] = [civilAt(last, zone as Zone), civilAt(now, zone as Zone)];
  return then.date < today.date && today.time >= quietTime;
}
