import type { Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** `tick`: up to when pushes have been planned. `send`: when the last push went out. */
export type Heartbeat = "tick" | "send";

/** Notes that a part has done its work, as of `at`. */
export async function beat(
  db: Db,
  organizationId: string,
  name: Heartbeat,
  at: Instant,
): Promise<void> {
  await db.run(sql`INSERT INTO heartbeat (organization_id, name, at)
    VALUES (${organizationId}::uuid, ${name}, ${new Date(at)})
    ON CONFLICT (organization_id, name) DO UPDATE SET at = EXCLUDED.at`);
}

/** When each part last did its work; null for one that never has. */
export async function lastBeats(db: Db): Promise<Readonly<Record<Heartbeat, Instant | null>>> {
  const rows = await db.rows<{ name: Heartbeat; at: Instant }>(
    sql`SELECT name, max(at) AS at FROM heartbeat GROUP BY name`,
  );
  const at = (name: Heartbeat) => rows.find((row) => row.name === name)?.at ?? null;
  return { tick: at("tick"), send: at("send") };
}
