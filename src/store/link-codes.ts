import type { Instant } from "../core/time/civil.ts";
import type { PlatformAccount } from "./accounts.ts";
import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import { sql } from "./sql.ts";

/** Whom a code links; null: it makes its user the first admin. */
export type LinkFor = { readonly memberId: string; readonly organizationId: string } | null;

/** Keeps the hash of a code instead of those made for the same before. */
export async function addLinkCode(
  db: Db,
  link: LinkFor,
  code: string,
  expiresAt: Instant,
): Promise<void> {
  const memberId = link?.memberId ?? null;
  await db.run(sql`DELETE FROM link_code
    WHERE member_id IS NOT DISTINCT FROM ${memberId}::uuid AND used_at IS NULL`);
  await db.run(sql`
    INSERT INTO link_code (id, organization_id, member_id, code_hash, expires_at)
    VALUES (${newId()}::uuid, ${link?.organizationId ?? null}::uuid, ${memberId}::uuid,
      ${db.cipher.lookupHash("code", code)}, ${new Date(expiresAt)})`);
}

/** Uses a code up; undefined when there is no such code, or it was used or is too old. */
export async function spendLinkCode(
  db: Db,
  code: string,
  now: Instant,
): Promise<LinkFor | undefined> {
  const [row] = await db.rows<{ memberId: string | null; organizationId: string | null }>(sql`
    UPDATE link_code SET used_at = ${new Date(now)}
    WHERE code_hash = ${db.cipher.lookupHash("code", code)} AND used_at IS NULL
      AND expires_at > ${new Date(now)}
    RETURNING member_id AS "memberId", organization_id AS "organizationId"`);
  if (row === undefined) return undefined;
  const { memberId, organizationId } = row;
  return memberId === null || organizationId === null ? null : { memberId, organizationId };
}

const hashOf = (db: Db, { platform, userId }: PlatformAccount): Buffer =>
  db.cipher.lookupHash("messenger", `${platform} ${userId}`);

/** How many codes of an account did not fit since an instant. */
export async function wrongCodesSince(
  db: Db,
  account: PlatformAccount,
  since: Instant,
): Promise<number> {
  const [row] = await db.rows<{ count: number }>(sql`SELECT count(*)::int AS count FROM link_attempt
    WHERE account_hash = ${hashOf(db, account)} AND at > ${new Date(since)}`);
  return row?.count ?? 0;
}

/** Notes a code of an account that did not fit; forgets what is older than `since`. */
export async function noteWrongCode(
  db: Db,
  account: PlatformAccount,
  now: Instant,
  since: Instant,
): Promise<void> {
  await db.run(sql`DELETE FROM link_attempt WHERE at <= ${new Date(since)}`);
  await db.run(sql`INSERT INTO link_attempt (id, account_hash, at)
    VALUES (${newId()}::uuid, ${hashOf(db, account)}, ${new Date(now)})`);
}

/** Whether an admin has an account on one of these platforms. */
export async function hasAdminOn(db: Db, platforms: readonly string[]): Promise<boolean> {
  const rows = await db.rows(sql`SELECT 1 FROM member m
    JOIN member_identity i ON i.member_id = m.id
    WHERE m.is_active AND m.role = 'admin' AND i.platform = ANY(${[...platforms]}::text[]) LIMIT 1`);
  return rows.length > 0;
}
