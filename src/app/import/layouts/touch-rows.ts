import type { Instant } from "../../../core/time/civil.ts";
import { formatInstant } from "../../../core/time/instant.ts";
import { isTwoWay } from "../../../core/touch/touch.ts";
import type { Direction, Outcome, TouchKind } from "../../../core/vocabulary.ts";
import { newId } from "../../../store/database/new-id.ts";
import type { Copied } from "../../../store/import/copy-rows.ts";
import { insertImported } from "../../../store/import/save-imported.ts";
import { standingTouches } from "../../../store/import/standing-rows.ts";
import type { ColumnName } from "../../../store/tables/columns.ts";
import type { CopyRow } from "../../../store/tables/written.ts";
import type { ImportRun } from "../import-run.ts";
import type { WrittenMoment } from "../values/read-date.ts";
import { type NewOwed, owedColumns } from "./touch-owed.ts";

const columns = [
  "id",
  "customer_id",
  "member_id",
  "at",
  "kind",
  "direction",
  "outcome",
  "is_two_way",
  "content",
  "logged_at",
  "source_hash",
  "contact_id",
] as const satisfies readonly ColumnName<"touch">[];

/** A row of the table of touches. */
export type TouchRow = Copied<CopyRow<"touch">, (typeof columns)[number]> & {
  source_hash: Buffer;
  outcome: Outcome;
};

/** A touch to add, and what it leaves owed. */
export type NewTouch = { readonly row: TouchRow; readonly owed: NewOwed | null };

/** What a file says of a touch. */
type ToldTouch = {
  readonly customerId: string;
  /** As the file tells it. */
  readonly moment: WrittenMoment | null;
  readonly at: Instant;
  readonly memberId: string | null;
  readonly kind: TouchKind;
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly content: string | null;
  readonly contactId: string | null;
};

/** The row of a touch; what the file says of it tells it from others. */
export function touchRow({ db, actor }: ImportRun, told: ToldTouch): TouchRow {
  const id = newId();
  const { customerId, moment, at, memberId, kind, direction, outcome, content } = told;
  const said = [customerId, moment, memberId ?? undefined, kind, direction, outcome, content];
  return {
    id,
    customer_id: customerId,
    member_id: memberId,
    at: formatInstant(at),
    kind,
    direction,
    outcome,
    is_two_way: isTwoWay({ kind, direction, outcome }),
    content: content === null ? null : db.cipher.seal("touch", "content", id, content),
    logged_at: formatInstant(actor.now),
    contact_id: told.contactId,
    source_hash: db.cipher.lookupHash("row", JSON.stringify(said)),
  };
}

/** Adds touches; one that an earlier row, or an earlier import, has told changes nothing. */
export async function addTouches(
  { db, open, tally }: ImportRun,
  rows: readonly NewTouch[],
): Promise<void> {
  const digests = rows.map(({ row }) => row.source_hash);
  const standing = new Map(await standingTouches(db, open.organizationId, open.id, digests));
  const added = rows.filter((_, index) => {
    const digest = digests[index]?.toString("hex") ?? "";
    const isOwn = standing.get(digest);
    if (isOwn === true) tally.skip("repeated-row");
    else if (isOwn === false) tally.unchanged++;
    else tally.created++;
    if (isOwn === undefined) standing.set(digest, true);
    return isOwn === undefined;
  });
  const touches = added.map(({ row }) => row);
  await insertImported(db, open, "touch", columns, touches);
  const owed = added.flatMap((one) => one.owed ?? []);
  await insertImported(db, open, "owed", owedColumns, owed);
}
