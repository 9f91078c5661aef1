import type { MailContact, MailHouse } from "../../core/mail/judge-mail.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { wholeScope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Whom we know of these addresses and domains: members, people at customers, customers with their owners, and what has become part of them. */
export async function mailHouse(
  db: Db,
  organizationId: string,
  addresses: readonly string[],
  domains: readonly string[],
): Promise<Pick<MailHouse, "members" | "contacts" | "customers" | "owners">> {
  const scope = wholeScope(organizationId);
  const byHash = new Map(
    addresses.map((one) => [db.cipher.lookupHash("email", one).toString("hex"), one]),
  );
  const hashes = [...byHash.keys()].map((one) => Buffer.from(one, "hex"));
  const addressOf = (hash: Uint8Array | null) =>
    byHash.get(Buffer.from(hash ?? []).toString("hex")) ?? "";
  const members = await db.prisma.member.findMany({
    where: { organizationId, isActive: true, emailHash: { in: hashes } },
    select: { id: true, emailHash: true },
  });
  const people = await db.rows<
    MailContact & { readonly hash: Buffer; readonly ownerId: string | null }
  >(sql`
    SELECT p.id AS "contactId", c.id AS "customerId", c.owner_id AS "ownerId", p.email_hash AS hash
    FROM ${visibleCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    WHERE p.organization_id = ${organizationId}::uuid AND p.email_hash = ANY(${hashes}::bytea[])
    ORDER BY p.created_at, p.id`);
  const companies = await db.rows<{
    readonly id: string;
    readonly domain: string;
    readonly ownerId: string | null;
  }>(sql`
    SELECT c.id, n.domain, c.owner_id AS "ownerId" FROM ${visibleCustomers(scope)} c
    JOIN customer n ON coalesce(n.merged_into_id, n.id) = c.id
    WHERE n.organization_id = ${organizationId}::uuid AND n.domain = ANY(${[...domains]}::text[])
    GROUP BY c.id, n.domain, c.owner_id, c.created_at ORDER BY c.created_at, c.id`);
  return {
    members: new Map(members.map(({ id, emailHash }) => [addressOf(emailHash), id])),
    contacts: grouped(
      people.map(({ hash, customerId, contactId }) => [addressOf(hash), { customerId, contactId }]),
    ),
    customers: grouped(companies.map(({ domain, id }) => [domain, id])),
    owners: new Map([
      ...people.map(({ customerId, ownerId }) => [customerId, ownerId] as const),
      ...companies.map(({ id, ownerId }) => [id, ownerId] as const),
    ]),
  };
}

function grouped<One>(pairs: readonly (readonly [string, One])[]): Map<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const [key, one] of pairs) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
}

/** Who looks after a customer; null: nobody does. */
export async function ownerOf(
  db: Db,
  organizationId: string,
  customerId: string,
): Promise<string | null> {
  const [row] = await db.rows<{ readonly ownerId: string | null }>(sql`
    SELECT c.owner_id AS "ownerId" FROM ${visibleCustomers(wholeScope(organizationId))} c
    WHERE c.id = ${customerId}::uuid`);
  return row?.ownerId ?? null;
}
