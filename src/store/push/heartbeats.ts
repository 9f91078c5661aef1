import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { ofOurs } from "../database/of-ours.ts";

/** What is noted of parts that work by themselves. */
const heartbeats = ["tick", "send", "restored", "backup-begun", "backup"] as const;

/**
 * `tick`: up to when pushes have been planned. `send`: when the last push went out. `restored`: when a
 * service took up what a backup had brought. `backup-begun`: when the last nightly backup was begun;
 * `backup`: when the last good one was.
 */
export type Heartbeat = (typeof heartbeats)[number];

/** Notes that a part has done its work, as of `at`. */
export async function beat(
  db: Db,
  organizationId: string,
  name: Heartbeat,
  at: Instant,
): Promise<void> {
  const beaten = { at: new Date(at) };
  await db.prisma.heartbeat.upsert({
    where: { organizationId_name: { organizationId, name } },
    create: { organizationId, name, ...beaten },
    update: beaten,
  });
}

type Beats = Readonly<Record<Heartbeat, Instant | null>>;

/** When each part last did its work; null for one that never has. */
export async function lastBeats(db: Db): Promise<Beats> {
  const beats = await db.prisma.heartbeat.findMany({
    where: ofOurs(db),
    orderBy: { at: "desc" },
  });
  const at = (name: Heartbeat) => {
    const last = beats.find((one) => one.name === name);
    return last === undefined ? null : instantFrom(last.at);
  };
  return Object.fromEntries(heartbeats.map((name) => [name, at(name)])) as Beats;
}
