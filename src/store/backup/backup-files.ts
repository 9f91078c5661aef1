import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { keptBackups } from "../../core/backup/kept-backups.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";

const named = /^genjin-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;

/** What follows the name of a backup while it is being written. */
const unfinished = /\.\d+\.unfinished$/;
const dayMs = 86_400_000;

/** The name of a backup made at that moment: `genjin-20261202T013000Z.backup`. */
export const backupName = (at: Instant): string =>
  `genjin-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")}.backup`;

/** When a backup of that name was made; null for any other name. */
function madeAt(name: string): Instant | null {
  const parts = named.exec(name);
  return parts && (Date.parse(name.replace(named, "$1-$2-$3T$4:$5:$6Z")) as Instant);
}

/**
 * Deletes backups in a folder that `keptBackups` does not keep, and what was left of those that were
 * broken off a day before `now` or earlier; answers the names of both.
 */
export async function deleteOldBackups(
  folder: string,
  zone: Zone,
  now: Instant,
): Promise<readonly string[]> {
  const made = new Map<Instant, string>();
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    const at = madeAt(name);
    if (at !== null) made.set(at, name);
    const begun = madeAt(name.replace(unfinished, ""));
    if (at === null && begun !== null && begun <= now - dayMs) old.push(name);
  }
  const kept = new Set(keptBackups([...made.keys()], zone));
  for (const [at, name] of made) if (!kept.has(at)) old.push(name);
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}
