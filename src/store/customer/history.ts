import type { CompanyField } from "../../core/customer/company-field.ts";
import type { Happened } from "../../core/customer/happened.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { ContactField } from "../../core/people/contact-field.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Outcome, Tier } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

type HappenedRow = {
  readonly type: Happened["type"];
  readonly id: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly what: string;
  readonly more: string | null;
  readonly amount: number | null;
  readonly sealed: Buffer | null;
  /** Whether it was heard by mail, and what takes it back. */
  readonly isHeard: boolean;
  readonly undoId: string | null;
};

/**
 * What happened with a visible customer, the latest first: so many after so many others. What is owed is told where
 * no touch tells it, and again when it is done.
 */
export async function historyOf(
  db: Db,
  scope: Scope,
  customerId: string,
  zone: Zone,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<Happened[]> {
  const rows = await db.rows<HappenedRow>(sql`
    SELECT h.type, h.id, h.at, m.name AS by, h.what, h.more, h.amount, h.sealed,
      e.id IS NOT NULL AS "isHeard", e.undo_id AS "undoId"
    FROM ${visibleCustomers(scope)} c CROSS JOIN LATERAL (
      SELECT 'touch' AS type, t.id, t.at, t.member_id, t.outcome AS what, NULL AS more,
        NULL::numeric AS amount, t.content AS sealed
      FROM touch t WHERE t.customer_id = c.id
      UNION ALL
      SELECT 'order', o.id, to_timestamp((o.ordered_on - DATE '1970-01-01') * 86400 + 43200), NULL::uuid, o.number,
        o.currency, o.amount, NULL::bytea
      FROM customer_order o WHERE o.customer_id = c.id
      UNION ALL
      SELECT 'owed', w.id, w.made_at, w.member_id, w.kind, NULL, NULL::numeric, w.content
      FROM owed w
      WHERE w.customer_id = c.id AND w.done_at IS NULL AND (w.touch_id IS NULL OR w.order_id IS NOT NULL)
      UNION ALL
      SELECT 'owed', w.id, w.done_at, NULL::uuid, w.kind, 'done', NULL::numeric, w.content
      FROM owed w WHERE w.customer_id = c.id AND w.done_at IS NOT NULL
      UNION ALL
      SELECT 'tier', r.id, r.at, r.member_id, r.from_tier, r.to_tier, NULL::numeric, NULL::bytea
      FROM tier_change r WHERE r.customer_id = c.id
      UNION ALL
      SELECT 'fact', k.id, k.at, NULL::uuid, k.field, p.name, NULL::numeric, NULL::bytea
      FROM contact_confirmation k JOIN contact p ON p.id = k.contact_id
      WHERE k.customer_id = c.id
      UNION ALL
      SELECT 'company', k.id, k.at, NULL::uuid, k.field, k.value, NULL::numeric, NULL::bytea
      FROM customer_confirmation k WHERE k.customer_id = c.id
    ) h LEFT JOIN member m ON m.id = h.member_id
    LEFT JOIN heard_mail e ON e.customer_id = c.id AND e.id = h.id
    WHERE c.id = ${customerId}::uuid
    ORDER BY h.at DESC, h.id DESC LIMIT ${most}::int OFFSET ${after}::int`);
  return rows.map((row) => ({
    on: civilDateAt(row.at, zone),
    by: row.by,
    ...happened(db, row),
  }));
}

type What<One = Happened> = One extends Happened ? Omit<One, "on" | "by"> : never;

function happened(db: Db, row: HappenedRow): What {
  const { type, id, what, more, amount, sealed, isHeard, undoId } = row;
  switch (type) {
    case "touch": {
      const text = sealed === null ? null : db.cipher.open("touch", "content", id, sealed);
      const outcome = what as Outcome;
      return isHeard ? { type, outcome, text, heard: { undoId } } : { type, outcome, text };
    }
    case "owed": {
      const text = sealed === null ? null : db.cipher.open("owed", "content", id, sealed);
      return { type, kind: what as OwedKind, text, isDone: more !== null };
    }
    case "order":
      return { type, number: what, amount: Number(amount), currency: more ?? "" };
    case "tier":
      return { type, from: what as Tier, to: more as Tier };
    case "company":
      return { type, fact: { field: what as CompanyField, value: more } };
    case "fact":
      return { type, person: more ?? "", field: what as ContactField };
  }
}
