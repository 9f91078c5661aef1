import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";

/** `tick`: up to when pushes have been planned. `send`: when the last push went out. */
export type Heartbeat = "tick" | "send";

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

/** When each part last did its work; null for one that never has. */
export async function lastBeats(db: Db): Promise<Readonly<Record<Heartbeat, Instant | null>>> {
  const beats = await db.prisma.heartbeat.findMany({ orderBy: { at: "desc" } });
  const at = (name: Heartbeat) => {
    const last = beats.find((one) => one.name === name);
    return last === undefined ? null : instantFrom(last.at);
  };
  return { tick: at("tick"), send: at("send") };
}
