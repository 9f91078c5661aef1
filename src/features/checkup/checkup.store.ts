import type { ContactField } from "../../core/people/contact-field.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { contactableCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { isThere } from "../../store/people/still-there.ts";
import type { Scope } from "../../store/scope.ts";
import type { Row } from "../../store/tables/row.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import {
  executiveSilence,
  type Gap,
  type GapKind,
  gapKinds,
  type KnownOf,
  type KnownPerson,
  mostOfKind,
  staleAfter,
} from "./checkup.core.ts";

const dayMs = 86_400_000;

/** Condition on customer `c`: it is worth it to know the people there well. */
const isWorthIt: Sql = sql`(c.tier IN ('KA', 'A', 'B') OR c.stage IN ('first-order', 'repeat'))`;

/** The last touch with contact `p`. */
const lastTouch: Sql = sql`(SELECT max(t.at) FROM touch t
  WHERE t.customer_id = c.id AND t.contact_id = p.id)`;

/**
 * What is missing of visible customers, or of one of them; what presses most first, then by tier. Of many
 * customers so many of a kind as are shown, with how many there are.
 */
export async function gapsOf(
  db: Db,
  scope: Scope,
  now: Instant,
  customerId: string | null = null,
): Promise<readonly Gap[]> {
  const silent = new Date(now - executiveSilence * dayMs);
  const stale = new Date(now - staleAfter * dayMs);
  const customers = sql`(SELECT c.* FROM ${contactableCustomers(scope)} c WHERE c.stage <> 'lost'
    AND ${customerId === null ? sql`TRUE` : sql`c.id = ${customerId}::uuid`})`;
  const gap = (
    kind: GapKind,
    more: { person?: boolean; count?: Sql; since?: Sql; fields?: Sql } = {},
  ) => sql`SELECT ${kind}::text AS kind, c.id AS "customerId", c.ref, c.name, c.tier,
    m.name AS owner, ${more.person === true ? sql`p.id` : sql`NULL::uuid`} AS "contactId",
    ${more.person === true ? sql`p.name` : sql`NULL::text`} AS person,
    ${more.count ?? sql`0`}::int AS count, ${more.since ?? sql`NULL`}::timestamptz AS since,
    ${more.fields ?? sql`'{}'`}::text[] AS fields
    FROM ${customers} c LEFT JOIN member m ON m.id = c.owner_id`;
  const person = sql`JOIN contact p ON p.customer_id = c.id AND ${isThere}`;
  const known = sql`(SELECT count(*) FROM contact p WHERE p.customer_id = c.id AND ${isThere})`;
  const toConfirm = sql`(SELECT coalesce(array_agg(f.field), '{}') FROM (VALUES
      ('role', p.role IS NOT NULL), ('phone', p.phone IS NOT NULL), ('email', p.email IS NOT NULL)
    ) f (field, is_known) LEFT JOIN contact_confirmation k
      ON k.customer_id = c.id AND k.contact_id = p.id AND k.field = f.field
    WHERE f.is_known AND coalesce(k.at, p.created_at) < ${stale})`;
  const order = sql`array_position(ARRAY['KA', 'A', 'B', 'C', 'D', 'E'], g.tier)`;
  const kinds = sql`array_position(${[...gapKinds]}::text[], g.kind)`;
  return db.rows<GapRow>(sql`
    SELECT g.* FROM (SELECT g.*, count(*) OVER (PARTITION BY g.kind)::int AS "ofKind",
      row_number() OVER (PARTITION BY g.kind ORDER BY ${order}, g.ref, g.person)::int AS place FROM (
      ${gap("few-people", { count: known })} WHERE c.tier = 'KA' AND ${known} < 2
      UNION ALL ${gap("silent-executive", { person: true, since: lastTouch })} ${person}
        WHERE p.level = 'executive' AND greatest(p.created_at, ${lastTouch}) < ${silent}
      UNION ALL ${gap("no-birthday", { person: true })} ${person}
        WHERE p.level = 'executive' AND p.birthday IS NULL
      UNION ALL ${gap("no-country")} WHERE c.country IS NULL
      UNION ALL ${gap("stale", { person: true, fields: toConfirm })} ${person}
        WHERE ${isWorthIt} AND cardinality(${toConfirm}) > 0
      UNION ALL ${gap("no-language", { person: true })} ${person}
        WHERE ${isWorthIt} AND p.language IS NULL AND c.language IS NULL
    ) g) g WHERE ${customerId === null ? sql`g.place <= ${mostOfKind}` : sql`TRUE`}
    ORDER BY ${kinds}, ${order}, g.ref, g.person`);
}

type GapRow = Row<"customer", "ref" | "name" | "tier"> & {
  readonly kind: GapKind;
  readonly customerId: string;
  readonly owner: string | null;
  readonly contactId: string | null;
  readonly person: string | null;
  readonly count: number;
  readonly since: Instant | null;
  readonly fields: readonly ContactField[];
  readonly ofKind: number;
};

/** What is known of a visible customer whose people are worth knowing; null of any other. */
export async function knownOf(db: Db, scope: Scope, customerId: string): Promise<KnownOf | null> {
  const [row] = await db.rows<{
    readonly country: string | null;
    readonly people: readonly KnownPerson[];
    readonly asked: KnownOf["asked"];
  }>(sql`
    SELECT c.country,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'level', p.level,
          'decides', p.decides, 'attitude', p.attitude, 'hasBirthday', p.birthday IS NOT NULL)
        ORDER BY array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.name),
        '[]') FROM contact p WHERE p.customer_id = c.id AND ${isThere}) AS people,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('field', q.field, 'askedOn', q.asked_on,
        'restsUntil', q.rests_until)), '[]') FROM fact_question q WHERE q.customer_id = c.id) AS asked
    FROM ${contactableCustomers(scope)} c WHERE c.id = ${customerId}::uuid AND ${isWorthIt}`);
  return row ?? null;
}

/** Notes that something was asked of a visible customer on a day. */
export const noteAsked = (
  db: Db,
  scope: Scope,
  customerId: string,
  field: string,
  on: CivilDate,
): Promise<unknown> =>
  db.run(sql`
    INSERT INTO fact_question (id, organization_id, customer_id, field, asked_on)
    SELECT ${newId()}::uuid, c.organization_id, c.id, ${field}, ${on}::date
    FROM ${visibleCustomers(scope)} c WHERE c.id = ${customerId}::uuid
    ON CONFLICT (customer_id, field, organization_id) DO UPDATE SET asked_on = EXCLUDED.asked_on`);

/** The row that says what was asked of a visible customer; null where it was not. */
export async function askedRow(
  db: Db,
  scope: Scope,
  customerId: string,
  field: string,
): Promise<string | null> {
  const [row] = await db.rows<Row<"fact_question", "id">>(sql`
    SELECT q.id FROM ${visibleCustomers(scope)} c JOIN fact_question q ON q.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND q.field = ${field}`);
  return row?.id ?? null;
}

/** Country, city and clock of a visible customer. */
export async function whereIs(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<Row<"customer", "country" | "city" | "zone" | "zoneGuessed"> | null> {
  const [row] = await db.rows<Row<"customer", "country" | "city" | "zone" | "zoneGuessed">>(sql`
    SELECT c.country, c.city, c.zone, c.zone_guessed AS "zoneGuessed"
    FROM ${visibleCustomers(scope)} c WHERE c.id = ${customerId}::uuid`);
  return row ?? null;
}
