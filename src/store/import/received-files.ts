import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

/** A file that a member sent, and what is read in it. */
export type ReceivedFile = {
  readonly id: string;
  readonly name: string;
  readonly layout: string;
  readonly bytes: Uint8Array;
};

/** How a received file ended. */
export type ReceivedEnd = "taken" | "dropped" | "expired" | "reverted";

/** Keeps a file, sealed, until it is taken in or let go. */
export async function keepReceived(
  db: Db,
  { organizationId, memberId }: Scope,
  { id, name, layout, bytes }: ReceivedFile,
  at: Instant,
): Promise<void> {
  await db.prisma.receivedFile.create({
    data: {
      ...{ id, organizationId, memberId, layout, at: new Date(at) },
      name: db.cipher.seal("received_file", "name", id, name),
      content: db.cipher.sealBytes("received_file", "content", id, bytes),
    },
    select: { id: true },
  });
}

/** An open file of the member that came since an instant; null where it is none. */
export async function openReceived(
  db: Db,
  { organizationId, memberId }: Scope,
  id: string,
  since: Instant,
): Promise<ReceivedFile | null> {
  const row = await db.prisma.receivedFile.findFirst({
    where: { id, organizationId, memberId, state: "open", at: { gte: new Date(since) } },
    select: { name: true, layout: true, content: true },
  });
  if (row === null || row.content === null) return null;
  return {
    id,
    name: db.cipher.open("received_file", "name", id, Buffer.from(row.name)),
    layout: row.layout,
    bytes: db.cipher.openBytes("received_file", "content", id, Buffer.from(row.content)),
  };
}

/** Ends a file of the member in this state, and clears what it held; false where it was in another one. */
export async function endReceived(
  db: Db,
  { organizationId, memberId }: Scope,
  id: string,
  [from, to]: readonly ["open" | "taken", ReceivedEnd],
): Promise<boolean> {
  const { count } = await db.prisma.receivedFile.updateMany({
    where: { id, organizationId, memberId, state: from },
    data: { state: to, content: null },
  });
  return count > 0;
}

/** How a file of the member stands; null where there is none. */
export async function stateOfReceived(
  db: Db,
  { organizationId, memberId }: Scope,
  id: string,
): Promise<string | null> {
  const row = await db.prisma.receivedFile.findFirst({
    where: { id, organizationId, memberId },
    select: { state: true },
  });
  return row?.state ?? null;
}

/** The file that the member took in last, since an instant: unless something of theirs was changed after it. */
export async function lastTaken(db: Db, scope: Scope, since: Instant): Promise<string | null> {
  const [found] = await db.rows<{ id: string }>(sql`
    SELECT f.id FROM received_file f JOIN import i ON i.id = f.id
    WHERE f.organization_id = ${scope.organizationId}::uuid AND f.member_id = ${scope.memberId}::uuid
      AND f.state = 'taken' AND i.reverted_at IS NULL AND i.at >= to_timestamp(${since / 1000}::float8)
      AND NOT EXISTS (
        SELECT FROM audit_entry a WHERE a.organization_id = f.organization_id
          AND a.member_id = f.member_id AND a.at > i.at AND a.undo IS NOT NULL AND a.undone_at IS NULL)
    ORDER BY i.at DESC LIMIT 1`);
  return found?.id ?? null;
}

/** Clears what came before an instant and still waits; forgets what ended before another one. */
export async function clearReceived(db: Db, openBefore: Instant, before: Instant): Promise<void> {
  await db.prisma.receivedFile.updateMany({
    where: { state: "open", at: { lt: new Date(openBefore) } },
    data: { state: "expired" satisfies ReceivedEnd, content: null },
  });
  await db.prisma.receivedFile.deleteMany({
    where: { at: { lt: new Date(before) }, state: { not: "open" } },
  });
}
