import type { Stop } from "../../core/customer/stop.ts";
import type { HandedSheet } from "../../core/import/own-sheet.ts";
import type { Instant } from "../../core/time/civil.ts";
import { contactableCustomers, mayContact, stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { instantFrom } from "../database/from-date.ts";
import { sql } from "../database/sql.ts";
import { isThere } from "../people/still-there.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** A customer of the member's own, and the person who is named first there. */
export type OwnRow = Row<
  "customer",
  | "id"
  | "ref"
  | "name"
  | "country"
  | "city"
  | "zone"
  | "tier"
  | "stage"
  | "tags"
  | "website"
  | "industry"
  | "lastTouchAt"
  | "dueOn"
> & {
  readonly note: string | null;
  readonly stops: readonly Stop[];
  readonly contactId: string | null;
  readonly contact: string | null;
  readonly role: string | null;
  readonly phone: string | null;
  readonly otherPhone: string | null;
  readonly email: string | null;
};

type Sealed = Omit<OwnRow, "note" | "phone" | "otherPhone" | "email"> & {
  readonly note: Buffer | null;
  readonly phone: Buffer | null;
  readonly otherPhone: Buffer | null;
  readonly email: Buffer | null;
};

/** The member's own customers who may be contacted, in the order of their dues; so many at most. */
export async function ownRows(db: Db, scope: Scope, most: number): Promise<OwnRow[]> {
  const rows = await db.rows<Sealed>(sql`
    SELECT c.id, c.ref, c.name, c.country, c.city, c.zone, c.tier, c.stage, c.tags, c.website,
      c.industry, c.last_touch_at AS "lastTouchAt", c.due_on AS "dueOn", c.note, ${stopsOf} AS stops,
      p.id AS "contactId", p.name AS contact, p.role, p.phone, p.other_phone AS "otherPhone", p.email
    FROM ${contactableCustomers(scope)} c
    LEFT JOIN LATERAL (SELECT p.* FROM contact p WHERE p.customer_id = c.id AND ${isThere}
      ORDER BY p.created_at, p.id LIMIT 1) p ON TRUE
    WHERE c.owner_id = ${scope.memberId}::uuid
    ORDER BY c.due_on NULLS LAST, c.sequence LIMIT ${most}`);
  return rows.map(({ note, phone, otherPhone, email, ...row }) => {
    const open = (column: "phone" | "other_phone" | "email", sealed: Buffer | null) =>
      sealed === null ? null : db.cipher.open("contact", column, row.contactId ?? "", sealed);
    return {
      ...row,
      note: note === null ? null : db.cipher.open("customer", "note", row.id, note),
      phone: open("phone", phone),
      otherPhone: open("other_phone", otherPhone),
      email: open("email", email),
    };
  });
}

/** How many of the member's own customers asked for no contact. */
export async function countOwnLeftAlone(db: Db, scope: Scope): Promise<number> {
  const [row] = await db.rows<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM ${visibleCustomers(scope)} c
    WHERE c.owner_id = ${scope.memberId}::uuid AND NOT ${mayContact}`);
  return row?.count ?? 0;
}

/** Keeps what a member was handed out, sealed. */
export async function keepOwnSheet(
  db: Db,
  { organizationId, memberId }: Scope,
  { id, code, sheet }: { readonly id: string; readonly code: string; readonly sheet: HandedSheet },
  at: Instant,
): Promise<void> {
  const { locale, rows } = sheet;
  await db.prisma.ownSheet.create({
    data: {
      ...{ id, organizationId, memberId, code, locale, count: rows.length, at: new Date(at) },
      content: db.cipher.seal("own_sheet", "content", id, JSON.stringify(rows)),
    },
    select: { id: true },
  });
}

/** A sheet that the member was handed out; null where there is none of that code. */
export async function openOwnSheet(
  db: Db,
  { organizationId, memberId }: Scope,
  code: string,
): Promise<HandedSheet | null> {
  const row = await db.prisma.ownSheet.findFirst({
    where: { organizationId, memberId, code },
    select: { id: true, locale: true, content: true },
  });
  if (row === null) return null;
  const { id, locale, content } = row;
  const rows = JSON.parse(db.cipher.open("own_sheet", "content", id, Buffer.from(content)));
  return { locale: locale as HandedSheet["locale"], rows };
}

/** That somebody was handed out a sheet of so many customers. */
export type MadeSheet = {
  readonly memberId: string;
  readonly at: Instant;
  readonly count: number;
};

/** The sheets that these members were handed out after an instant, up to another. */
export async function sheetsMade(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  [after, until]: readonly [Instant, Instant],
): Promise<MadeSheet[]> {
  const rows = await db.prisma.ownSheet.findMany({
    where: {
      organizationId,
      memberId: { in: [...memberIds] },
      at: { gt: new Date(after), lte: new Date(until) },
    },
    select: { memberId: true, at: true, count: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: instantFrom(at) }));
}

/** Forgets what was handed out before an instant. */
export async function clearOwnSheets(db: Db, before: Instant): Promise<void> {
  await db.prisma.ownSheet.deleteMany({ where: { at: { lt: new Date(before) } } });
}
