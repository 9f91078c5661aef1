import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";
import type { Scope } from "../scope.ts";

/** How a draft ended. */
export type DraftEnd = "confirmed" | "dropped" | "expired";

/** Keeps what a member told, in this event, until it is confirmed. */
export async function insertDraft(
  db: Db,
  scope: Scope,
  items: readonly DraftItem[],
  at: Instant,
  toldIn: string | null,
): Promise<Draft> {
  const id = newId();
  const { organizationId, memberId } = scope;
  const sealed = db.cipher.seal("draft", "items", id, JSON.stringify(items));
  await db.prisma.draft.create({
    data: { id, organizationId, memberId, at: new Date(at), items: sealed, toldIn },
    select: { id: true },
  });
  return { id, at, items };
}

const read = (
  db: Db,
  { id, at, items }: { readonly id: string; readonly at: Date; readonly items: Uint8Array },
): Draft => ({
  id,
  at: instantFrom(at),
  items: JSON.parse(db.cipher.open("draft", "items", id, Buffer.from(items))) as DraftItem[],
});

const columns = { id: true, at: true, items: true } as const;

/** So many drafts of a member are named at most. */
const most = 30;

/** The member's open drafts since an instant, the newest first. */
export async function openDrafts(db: Db, scope: Scope, since: Instant): Promise<Draft[]> {
  const { organizationId, memberId } = scope;
  const rows = await db.prisma.draft.findMany({
    where: { organizationId, memberId, state: "open", at: { gte: new Date(since) } },
    select: columns,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map((row) => read(db, row));
}

/** Ends an open draft of the member, held until the transaction ends; null where it is none any more. */
export async function endDraft(
  db: Db,
  scope: Scope,
  id: string,
  state: DraftEnd,
): Promise<Draft | null> {
  const { organizationId, memberId } = scope;
  const own = { id, organizationId, memberId };
  const { count } = await db.prisma.draft.updateMany({
    where: { ...own, state: "open" },
    data: { state },
  });
  if (count === 0) return null;
  const row = await db.prisma.draft.findFirst({ where: own, select: columns });
  return row === null ? null : read(db, row);
}

/** Notes for drafts that were recorded together what takes that back. */
export async function noteUndo(
  db: Db,
  { organizationId, memberId }: Scope,
  ids: readonly string[],
  undoId: string,
): Promise<void> {
  await db.prisma.draft.updateMany({
    where: { id: { in: [...ids] }, organizationId, memberId, state: "confirmed" },
    data: { undoId },
  });
}

/** The member's drafts that were told in an event and are open. */
export async function draftsToldIn(
  db: Db,
  { organizationId, memberId }: Scope,
  toldIn: string,
): Promise<string[]> {
  const rows = await db.prisma.draft.findMany({
    where: { organizationId, memberId, toldIn, state: "open" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** What was recorded together with the drafts of an event, of other events. */
export async function draftsRecordedWith(
  db: Db,
  { organizationId, memberId }: Scope,
  undoId: string,
  toldIn: string,
): Promise<Draft[]> {
  const rows = await db.prisma.draft.findMany({
    where: {
      organizationId,
      memberId,
      undoId,
      OR: [{ toldIn: { not: toldIn } }, { toldIn: null }],
    },
    select: columns,
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => read(db, row));
}

/** Which of these drafts of the member were confirmed before, the oldest first. */
export async function confirmedDrafts(
  db: Db,
  { organizationId, memberId }: Scope,
  ids: readonly string[],
): Promise<Draft[]> {
  const rows = await db.prisma.draft.findMany({
    where: { id: { in: [...ids] }, organizationId, memberId, state: "confirmed" },
    select: columns,
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => read(db, row));
}

/** Whose drafts are open, and since when. */
export type OpenDraft = {
  readonly id: string;
  readonly memberId: string;
  readonly at: Instant;
};

/** All open drafts of an organization. */
export async function allOpenDrafts(db: Db, organizationId: string): Promise<OpenDraft[]> {
  const rows = await db.prisma.draft.findMany({
    where: { organizationId, state: "open" },
    select: { id: true, memberId: true, at: true },
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: instantFrom(at) }));
}

/** Marks open drafts as expired. */
export async function expireDrafts(db: Db, ids: readonly string[]): Promise<void> {
  await db.prisma.draft.updateMany({
    where: { id: { in: [...ids] }, state: "open" },
    data: { state: "expired" satisfies DraftEnd },
  });
}

/** Forgets drafts that were made before an instant and are not open any more. */
export async function forgetDrafts(db: Db, before: Instant): Promise<void> {
  await db.prisma.draft.deleteMany({
    where: { at: { lt: new Date(before) }, state: { not: "open" } },
  });
}
