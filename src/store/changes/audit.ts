import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import { inTodaysNames, type KeptChange } from "../owed/in-todays-names.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import type { RowChange } from "./row-change.ts";

/**
 * What features do, besides. Each declares its own beside the use case that records it:
 * `declare module "../../store/changes/audit.ts" { interface FeatureActions { "gift.noted": true } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: only an interface can be added to from outside.
export interface FeatureActions {}

/** What was done, in the words of the audit: `touch.logged`, `tier.changed` … */
export type AuditAction =
  | keyof FeatureActions
  | "touch.logged"
  | "touch.heard"
  | "fact.kept"
  | "customer.added"
  | "contact.added"
  | "contact.removed"
  | "contact.left"
  | "reminder.set"
  | "company.changed"
  | "alias.set"
  | "stop.changed"
  | "greeting.sent"
  | "observances.changed"
  | "tier.changed"
  | "need.told"
  | "proposal.decided"
  | "rules.set"
  | "rules.taken-back"
  | "market.scored"
  | "stage.changed"
  | "zone.changed"
  | "tags.changed"
  | "owner.changed"
  | "dormancy.set"
  | "promise.kept"
  | "promise.dated"
  | "complaint.resolved"
  | "answer.given"
  | "fair-card.done"
  | "favour.returned"
  | "order.told"
  | "order.step"
  | "plan.step-added"
  | "plan.step-done"
  | "need.worded"
  | "due.snoozed"
  | "due.skipped"
  | "filter.saved"
  | "calendar.changed"
  | "change.undone"
  | "sheet.made"
  | "import.done"
  | "import.reverted"
  | "member.added"
  | "member.linked"
  | "member.unlinked"
  | "member.set"
  | "member.away"
  | "member.back"
  | "trip.planned"
  | "trip.cancelled"
  | "list.lent"
  | "list.returned"
  | "loan.asked"
  | "loan.granted"
  | "loan.refused"
  | "loan.withdrawn"
  | "link-code.made"
  | "team.set"
  | "team.added"
  | "team.bound"
  | "pushes.retried"
  | "connection.made"
  | "connection.lost"
  | "demo.removed";

/** One change of a member, with the rows it touched so that it can be undone. */
export type Audited = {
  readonly action: AuditAction;
  readonly at: Instant;
  /** The conversation it came from, as `platform:id`; `cli` for the command line. */
  readonly chat: string;
  readonly customerId?: string;
  /** The event that asked for it. */
  readonly eventId?: string;
  readonly changes: readonly RowChange[];
};

/** An audit entry that can still be undone. */
export type Undoable = {
  readonly id: string;
  readonly action: AuditAction;
  readonly at: Instant;
  readonly changes: readonly RowChange[];
};

/** Writes the one audit entry of a change: names of fields only; what undo needs is sealed. */
export async function recordAudit(db: Db, scope: Scope, entry: Audited): Promise<string> {
  const id = newId();
  const fields = [
    ...new Set(
      entry.changes.flatMap((c) =>
        Object.keys(c.after ?? c.before ?? {}).map((f) => `${c.table}.${f}`),
      ),
    ),
  ];
  const undo =
    entry.changes.length === 0
      ? null
      : db.cipher.seal("audit_entry", "undo", id, JSON.stringify(entry.changes));
  await db.prisma.auditEntry.create({
    data: {
      id,
      organizationId: scope.organizationId,
      at: new Date(entry.at),
      // What nobody of ours did is done on everybody's behalf.
      memberId: scope.memberId === scope.organizationId ? null : scope.memberId,
      chat: entry.chat,
      action: entry.action,
      customerId: entry.customerId ?? null,
      eventId: entry.eventId ?? null,
      fields,
      undo,
    },
    select: { id: true },
  });
  return id;
}

/** How long what was heard can be taken back, in milliseconds: nobody was there when it was recorded. */
const heardFor = 30 * 86_400_000;

/**
 * The member's newest change since `since` that can be undone, or the one with this id, locked
 * until the transaction ends; null when there is none. What was heard is nobody's last change; by its id
 * whoever sees the customer takes it back.
 */
export async function findUndoable(
  db: Db,
  scope: Scope,
  since: Instant,
  id: string | null,
): Promise<Undoable | null> {
  const rows = await db.rows<
    Pick<Undoable, "action"> & Present<Row<"audit_entry", "id" | "at" | "undo">, "undo">
  >(sql`
    SELECT id, action, at, undo FROM audit_entry
    WHERE organization_id = ${scope.organizationId}::uuid AND undo IS NOT NULL AND undone_at IS NULL
      AND CASE WHEN action = 'touch.heard'
        THEN at >= ${new Date(since - heardFor)} AND ${id === null ? sql`FALSE` : sql`TRUE`}
        ELSE at >= ${new Date(since)} AND member_id = ${scope.memberId}::uuid END
      AND ${id === null ? sql`member_id = ${scope.memberId}::uuid` : sql`id = ${id}::uuid`}
    ORDER BY at DESC, id DESC LIMIT 1 FOR UPDATE`);
  const row = rows[0];
  if (row === undefined) return null;
  const { undo, ...rest } = row;
  const kept: KeptChange[] = JSON.parse(db.cipher.open("audit_entry", "undo", row.id, undo));
  return { ...rest, changes: kept.map(inTodaysNames) };
}

/** What the member's newest change since `since` wrote, if it can be undone; null when there is none. */
export async function lastChange(
  db: Db,
  { organizationId, memberId }: Scope,
  since: Instant,
): Promise<Pick<Undoable, "id" | "changes"> | null> {
  const row = await db.prisma.auditEntry.findFirst({
    where: {
      organizationId,
      memberId,
      action: { not: "touch.heard" },
      undo: { not: null },
      undoneAt: null,
      at: { gte: new Date(since) },
    },
    select: { id: true, undo: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return row?.undo == null ? null : { id: row.id, changes: changesOf(db, row.id, row.undo) };
}

/**
 * The member's newest change since `since` that an event asked for, itself or through a draft that was
 * told in it, if nobody has undone it; null when there is none.
 */
export async function changeOfEvent(
  db: Db,
  { organizationId, memberId }: Scope,
  eventId: string,
  since: Instant,
): Promise<Pick<Undoable, "id" | "at" | "changes"> | null> {
  const own = { organizationId, memberId };
  const drafts = await db.prisma.draft.findMany({
    where: { ...own, toldIn: eventId, undoId: { not: null } },
    select: { undoId: true },
  });
  const ids = drafts.flatMap(({ undoId }) => undoId ?? []);
  const row = await db.prisma.auditEntry.findFirst({
    where: {
      ...own,
      undo: { not: null },
      undoneAt: null,
      at: { gte: new Date(since) },
      OR: [{ eventId }, { id: { in: ids } }],
    },
    select: { id: true, at: true, undo: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (row?.undo == null) return null;
  return { id: row.id, at: instantFrom(row.at), changes: changesOf(db, row.id, row.undo) };
}

/** The rows of a change as its audit entry keeps them. */
const changesOf = (db: Db, id: string, undo: Uint8Array): RowChange[] =>
  (JSON.parse(db.cipher.open("audit_entry", "undo", id, Buffer.from(undo))) as KeptChange[]).map(
    inTodaysNames,
  );

/** Marks an entry as undone. */
export async function markUndone(db: Db, scope: Scope, id: string, at: Instant): Promise<void> {
  await db.prisma.auditEntry.updateMany({
    where: { id, organizationId: scope.organizationId },
    data: { undoneAt: new Date(at) },
  });
}

/**
 * Makes one undo of several changes of the member in this transaction: the last one takes all of them
 * back. Returns its id.
 */
export async function joinUndo(db: Db, scope: Scope, ids: readonly string[]): Promise<string> {
  const last = ids.at(-1);
  if (last === undefined) throw new Error("nothing was changed");
  if (ids.length === 1) return last;
  const { organizationId } = scope;
  const own = { organizationId, id: { in: [...ids] } };
  const rows = await db.prisma.auditEntry.findMany({
    where: own,
    select: { id: true, undo: true },
  });
  const changes = ids.flatMap((id) => {
    const undo = rows.find((one) => one.id === id)?.undo;
    return undo == null ? [] : changesOf(db, id, undo);
  });
  await db.prisma.auditEntry.updateMany({ where: own, data: { undo: null } });
  const undo = db.cipher.seal("audit_entry", "undo", last, JSON.stringify(changes));
  await db.prisma.auditEntry.updateMany({ where: { organizationId, id: last }, data: { undo } });
  return last;
}
