import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import type { Row } from "../../store/tables/row.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Suggestion, SuggestionCounts } from "./suggestion.core.ts";

type Found = Row<"suggestion", "id" | "content" | "status" | "reply"> & {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly madeAt: Instant;
};

async function suggestionsWhere(
  db: Db,
  scope: Scope,
  zone: Zone,
  condition: Sql,
): Promise<Suggestion[]> {
  const rows = await db.rows<Found>(sql`
    SELECT s.id, c.id AS "customerId", c.ref, c.name, s.content, s.status, s.reply,
      s.made_at AS "madeAt"
    FROM ${visibleCustomers(scope)} c JOIN suggestion s ON s.customer_id = c.id
    WHERE s.organization_id = ${scope.organizationId}::uuid AND ${condition}
    ORDER BY s.status IN ('done', 'declined'), s.made_at DESC, s.id DESC`);
  return rows.map(({ content, reply, madeAt, ...row }) => ({
    ...row,
    content: db.cipher.open("suggestion", "content", row.id, content),
    reply: reply === null ? null : db.cipher.open("suggestion", "reply", row.id, reply),
    madeOn: civilDateAt(madeAt, zone),
  }));
}

/** The suggestions of visible customers that are open, and those that ended since an instant; the open ones first, the latest first. `zone` is the asker's. */
export const suggestionsSince = (
  db: Db,
  scope: Scope,
  zone: Zone,
  since: Instant,
): Promise<Suggestion[]> =>
  suggestionsWhere(
    db,
    scope,
    zone,
    sql`(s.status NOT IN ('done', 'declined') OR s.changed_at >= ${new Date(since)})`,
  );

/** All suggestions of a visible customer. */
export const suggestionsOf = (
  db: Db,
  scope: Scope,
  zone: Zone,
  customerId: string,
): Promise<Suggestion[]> => suggestionsWhere(db, scope, zone, sql`c.id = ${customerId}::uuid`);

/** A suggestion of a visible customer by its id; null: there is none. */
export const suggestionById = async (
  db: Db,
  scope: Scope,
  zone: Zone,
  id: string,
): Promise<Suggestion | null> =>
  (await suggestionsWhere(db, scope, zone, sql`s.id = ${id}::uuid`))[0] ?? null;

/** How many suggestions of visible customers came between two instants, and were done or declined. */
export async function countSuggestions(
  db: Db,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<SuggestionCounts> {
  const within = (at: Sql) => sql`${at} >= ${new Date(from)} AND ${at} < ${new Date(to)}`;
  const ended = within(sql`s.changed_at`);
  const [counts] = await db.rows<SuggestionCounts>(sql`
    SELECT count(*) FILTER (WHERE ${within(sql`s.made_at`)})::int AS came,
      count(*) FILTER (WHERE s.status = 'done' AND ${ended})::int AS done,
      count(*) FILTER (WHERE s.status = 'declined' AND ${ended})::int AS declined
    FROM ${visibleCustomers(scope)} c JOIN suggestion s ON s.customer_id = c.id
    WHERE s.organization_id = ${scope.organizationId}::uuid`);
  return counts ?? { came: 0, done: 0, declined: 0 };
}
