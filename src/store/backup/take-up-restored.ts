import type { ClientBase } from "pg";

/**
 * Before the first service works on what a backup brought: what may have been sent or answered since
 * that backup is not sent or answered again. Pushes that were being sent then, or were due by now,
 * end as expired; events that were being answered end; leases of processes that are gone are free;
 * planning begins now. Does nothing where nothing was restored. `ahead`: by how many milliseconds
 * the app's clock is ahead of the real one. Call it inside `migrate`, before anybody works.
 */
export async function takeUpRestored(client: ClientBase, ahead: number): Promise<boolean> {
  await client.query("BEGIN");
  try {
    const { rowCount } = await client.query(
      "UPDATE data_key SET restored_at = NULL WHERE restored_at IS NOT NULL",
    );
    const isRestored = rowCount !== null && rowCount > 0;
    if (isRestored) await endWhatWasUnderWay(client, ahead);
    await client.query("COMMIT");
    return isRestored;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function endWhatWasUnderWay(client: ClientBase, ahead: number): Promise<void> {
  const now = "date_trunc('milliseconds', now() + $1::float8 * interval '1 millisecond')";
  await client.query(
    `UPDATE delivery SET state = 'expired', settled_at = ${now}, payload = NULL, lease_until = NULL,
       reason = 'restored'
     WHERE settled_at IS NULL AND (state NOT IN ('pending', 'joined') OR not_before <= ${now})`,
    [ahead],
  );
  await client.query("UPDATE inbox_event SET lease_until = NULL WHERE lease_until IS NOT NULL");
  await client.query("DELETE FROM lease");
  await client.query(
    `INSERT INTO heartbeat (organization_id, name, at)
     SELECT o.id, beat, ${now} FROM organization o, unnest('{tick,restored}'::text[]) AS beat
     ON CONFLICT (organization_id, name) DO UPDATE SET at = EXCLUDED.at`,
    [ahead],
  );
}
