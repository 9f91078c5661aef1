import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { type Sql, sql } from "../database/sql.ts";
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
  | "fact.kept"
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
  | "complaint.resolved"
  | "due.snoozed"
  | "due.skipped"
  | "filter.saved"
  | "calendar.changed"
  | "change.undone"
  | "import.done"
  | "import.reverted"
  | "member.added"
  | "member.linked"
  | "member.unlinked"
  | "member.set"
  | "member.away"
  | "member.back"
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
  | "pushes.retried";

/** One change of a member, with the rows it touched so that it can be undone. */
export type Audited = {
  readonly action: AuditAction;
  readonly at: Instant;
  /** The conversation it came from, as `platform:id`; `cli` for the command line. */
  readonly chat: string;
  readonly customerId?: string;
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
      memberId: scope.memberId,
      chat: entry.chat,
      action: entry.action,
      customerId: entry.customerId ?? null,
      fields,
      undo,
    },
    select: { id: true },
  });
  return id;
}

/**
 * The member's newest change since `since` that can be undone, or the one with this id, locked
 * until the transaction ends; null when there is none.
 */
export const findUndoable = (
  db: Db,
  scope: Scope,
  since: Instant,
  id: string | null,
): Promise<Undoable | null> => undoable(db, scope, since, id, sql`FOR UPDATE`);

async function undoable(
  db: Db,
  scope: Scope,
  since: Instant,
  id: string | null,
  lock: Sql,
): Promise<Undoable | null> {
  const rows = await db.rows<
    Pick<Undoable, "action"> & Present<Row<"audit_entry", "id" | "at" | "undo">, "undo">
  >(sql`
    SELECT id, action, at, undo FROM audit_entry
    WHERE organization_id = ${scope.organizationId}::uuid AND member_id = ${scope.memberId}::uuid
      AND undo IS NOT NULL AND undone_at IS NULL AND at >= ${new Date(since)}
      AND ${id === null ? sql`TRUE` : sql`id = ${id}::uuid`}
    ORDER BY at DESC, id DESC LIMIT 1 ${lock}`);
  const row = rows[0];
  if (row === undefined) return null;
  const { undo, ...rest } = row;
  const kept: KeptChange[] = JSON.parse(db.cipher.open("audit_entry", "undo", row.id, undo));
  return { ...rest, changes: kept.map(inTodaysNames) };
}

/** The member's newest change since `since` that can be undone; null when there is none. */
export const lastChange = (db: Db, scope: Scope, since: Instant): Promise<Undoable | null> =>
  undoable(db, scope, since, null, sql``);

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
  const rows = await db.rows<Present<Row<"audit_entry", "id" | "undo">, "undo">>(sql`
    SELECT id, undo FROM audit_entry WHERE organization_id = ${scope.organizationId}::uuid
      AND id = ANY(${[...ids]}::uuid[]) AND undo IS NOT NULL`);
  const changes = ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row === undefined
      ? []
      : (JSON.parse(db.cipher.open("audit_entry", "undo", id, row.undo)) as RowChange[]);
  });
  const sealed = db.cipher.seal("audit_entry", "undo", last, JSON.stringify(changes));
  await db.run(sql`UPDATE audit_entry SET undo = CASE WHEN id = ${last}::uuid THEN ${sealed}::bytea END
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])`);
  return last;
}
