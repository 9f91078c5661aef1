import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import type { Scope } from "../scope.ts";

/** How a draft ended. */
export type DraftEnd = "confirmed" | "dropped";

/** Keeps what a member told until it is confirmed. */
export async function insertDraft(
  db: Db,
  scope: Scope,
  items: readonly DraftItem[],
  at: Instant,
): Promise<Draft> {
  const id = newId();
  const { organizationId, memberId } = scope;
  const sealed = db.cipher.seal("draft", "items", id, JSON.stringify(items));
  await db.prisma.draft.create({
    data: { id, organizationId, memberId, at: new Date(at), items: sealed },
    select: { id: true },
  });
  return { id, items };
}

const read = (
  db: Db,
  { id, items }: { readonly id: string; readonly items: Uint8Array },
): Draft => ({
  id,
  items: JSON.parse(db.cipher.open("draft", "items", id, Buffer.from(items))) as DraftItem[],
});

const columns = { id: true, items: true } as const;

/** The member's open drafts since an instant, the newest first. */
export async function openDrafts(db: Db, scope: Scope, since: Instant): Promise<Draft[]> {
  const { organizationId, memberId } = scope;
  const rows = await db.prisma.draft.findMany({
    where: { organizationId, memberId, state: "open", at: { gte: new Date(since) } },
    select: columns,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 20,
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

/** Forgets all drafts that are older than so many days. */
export async function forgetDrafts(db: Db, days: number): Promise<void> {
  const before = new Date(Date.now() - days * 24 * 3_600_000);
  await db.prisma.draft.deleteMany({ where: { at: { lt: before } } });
}
