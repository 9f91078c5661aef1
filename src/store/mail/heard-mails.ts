import type { HeardMail, HeardOf } from "../../core/mail/judge-mail.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { type Scope, wholeScope } from "../scope.ts";
import { bytesText } from "../tables/written.ts";
import { visibleCustomer, visibleCustomers } from "../visibility.ts";

/** A mail that waits until somebody says who wrote it. */
export type WaitingMail = {
  readonly id: string;
  readonly mail: HeardMail;
  readonly of: HeardOf;
};

/** A mail by which it is known again: by its Message-ID, or by what it says and when it was written. */
export type MailKeys = { readonly key: Buffer; readonly text: Buffer };

/** Two mails without a Message-ID between them are the same where they say the same within this, in milliseconds. */
const sameWithin = 2 * 86_400_000;

/** Mails that wait longer are forgotten, in milliseconds. */
export const waitsFor = 30 * 86_400_000;

/** The first bytes of a key without a Message-ID are those of what the mail says; the others are of when it was written. */
const half = 16;

/** The digests of a mail. */
export function mailKeys(db: Db, { id, at, direction, subject, text }: HeardMail): MailKeys {
  const letters = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, 200);
  const said = db.cipher.lookupHash("row", `mail ${direction} ${subject.toLowerCase()} ${letters}`);
  const when = db.cipher.lookupHash("row", `mail at ${at}`);
  const nameless = Buffer.concat([said.subarray(0, half), when.subarray(0, half)]);
  return { key: id === null ? nameless : db.cipher.lookupHash("row", `mail ${id}`), text: said };
}

/** Whether a mail was heard of a customer before, came by another way, or waits (but for the one with the id `except`). */
export async function isHeard(
  db: Db,
  organizationId: string,
  customerId: string,
  at: Instant,
  { key, text }: MailKeys,
  except: string | null = null,
): Promise<boolean> {
  const isNameless = key.subarray(0, half).equals(text.subarray(0, half));
  const near = [at - sameWithin, at + sameWithin].map((one) => new Date(one));
  const rows = await db.rows(sql`
    SELECT 1 FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN heard_mail h ON h.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND h.id IS DISTINCT FROM ${except}::uuid AND (h.key_hash = ${key} OR (
      h.text_hash = ${text} AND (substr(h.key_hash, 1, ${half}) = substr(h.text_hash, 1, ${half}) OR ${isNameless})
      AND h.at BETWEEN ${near[0]} AND ${near[1]})) LIMIT 1`);
  return rows.length > 0;
}

/** Keeps that a mail was heard of a customer: under the touch's id, or to wait for who wrote it (`waiting`). */
export async function insertHeardMail(
  db: Db,
  scope: Scope,
  {
    id,
    customerId,
    at,
    now,
    undoId,
    waiting,
    keys,
  }: {
    readonly id: string;
    readonly customerId: string;
    readonly at: Instant;
    readonly now: Instant;
    readonly undoId: string | null;
    readonly waiting: Omit<WaitingMail, "id"> | null;
    readonly keys: MailKeys;
  },
): Promise<void> {
  const address = waiting?.of.person.address ?? null;
  await insertRow(
    db,
    scope,
    "heard_mail",
    {
      customer_id: customerId,
      at: formatInstant(at),
      heard_at: formatInstant(now),
      key_hash: bytesText(keys.key),
      text_hash: bytesText(keys.text),
      undo_id: undoId,
      person_hash: address === null ? null : bytesText(db.cipher.lookupHash("email", address)),
      told:
        waiting === null
          ? null
          : bytesText(db.cipher.seal("heard_mail", "told", id, JSON.stringify(waiting))),
    },
    id,
  );
}

/** Mails that waited for somebody who is known now, the oldest first. */
export async function answeredMails(
  db: Db,
  organizationId: string,
  now: Instant,
): Promise<(WaitingMail & { readonly contactId: string })[]> {
  const rows = await db.rows<{ id: string; told: Buffer; contactId: string }>(sql`
    SELECT DISTINCT ON (h.at, h.id) h.id, h.told, p.id AS "contactId"
    FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN heard_mail h ON h.customer_id = c.id
    JOIN contact p ON p.customer_id = c.id AND p.email_hash = h.person_hash
    WHERE h.told IS NOT NULL AND h.heard_at > ${new Date(now - waitsFor)}
    ORDER BY h.at, h.id, p.created_at LIMIT 50`);
  return rows.map(({ told, ...row }) => ({ ...row, ...openWaiting(db, row.id, told) }));
}

/** Forgets that a mail waits; the next that says who wrote it keeps it under the touch. */
export async function deleteWaiting(db: Db, organizationId: string, id: string): Promise<void> {
  await db.run(sql`DELETE FROM heard_mail h WHERE h.id = ${id}::uuid AND h.told IS NOT NULL
    AND ${visibleCustomer(wholeScope(organizationId), sql`h.customer_id`)}`);
}

/** What a mail that waits says. */
export const openWaiting = (db: Db, id: string, told: Buffer): Omit<WaitingMail, "id"> =>
  JSON.parse(db.cipher.open("heard_mail", "told", id, told));
