import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** What names a customer in a file, by rows of the file counted from 0. */
export type CustomerKeys = {
  readonly code: string | null;
  readonly domain: string | null;
  readonly emailHash: Buffer | null;
  readonly nameKey: string | null;
  /** The keys of its name in other spellings too. */
  readonly nameKeys: readonly string[];
  readonly country: string | null;
};

/** A customer as it stands, for comparing with a row of a file. */
export type StandingCustomer = Row<
  "customer",
  | "id"
  | "code"
  | "name"
  | "domain"
  | "country"
  | "region"
  | "city"
  | "zone"
  | "zoneGuessed"
  | "language"
  | "industry"
  | "size"
  | "website"
  | "source"
  | "tier"
  | "tierSince"
  | "stage"
  | "ownerId"
  | "tags"
  | "note"
  | "createdAt"
  | "sampleReceivedAt"
> & {
  readonly isVisible: boolean;
  /** It was found by what has become part of it, whose name this is: such a row tells nothing of it. */
  readonly isPart: boolean;
  /** The row of this very import that stood for it before, if one did. */
  readonly seenRow: number | null;
  readonly seenDigest: string | null;
};

/** Customers that one row of a file may mean. */
export type MatchedCustomers = {
  readonly byCode: ReadonlyMap<string, StandingCustomer>;
  readonly byDomain: ReadonlyMap<string, readonly StandingCustomer[]>;
  /** By the hash in hexadecimal. */
  readonly byEmail: ReadonlyMap<string, readonly StandingCustomer[]>;
  /** By `<name key>\t<country>`, with the country empty where there is none. */
  readonly byName: ReadonlyMap<string, readonly StandingCustomer[]>;
};

type FoundRow = StandingCustomer & { key: string; by: "code" | "domain" | "email" | "name" };

/** The key of a name within a country. */
export const nameInCountry = (nameKey: string, country: string | null): string =>
  `${nameKey}\t${country ?? ""}`;

/**
 * All customers of the organization that rows of a file may mean. Invisible ones too, marked as
 * such: their codes are taken. What has become part of another names that.
 */
export async function matchCustomers(
  db: Db,
  scope: Scope,
  rows: readonly CustomerKeys[],
): Promise<MatchedCustomers> {
  const withoutCode = rows.filter((row) => row.code === null);
  const distinct = <T>(values: readonly (T | null)[]) => [
    ...new Set(values.filter((value): value is T => value !== null)),
  ];
  const codes = distinct(rows.map((row) => row.code));
  const domains = distinct(withoutCode.map((row) => row.domain));
  const emails = distinct(withoutCode.map((row) => row.emailHash));
  const names = distinct(withoutCode.flatMap((row) => row.nameKeys));
  const ours = sql`c.organization_id = ${scope.organizationId}::uuid`;
  const found = await db.rows<FoundRow>(sql`
    WITH written AS (
      SELECT c.id, c.code AS key, 'code' AS by FROM customer c
      WHERE ${ours} AND c.code = ANY(${codes}::text[])
      UNION SELECT c.id, c.domain, 'domain' FROM customer c
      WHERE ${ours} AND c.domain = ANY(${domains}::text[])
      UNION SELECT c.id, encode(p.email_hash, 'hex'), 'email' FROM contact p
      JOIN customer c ON c.id = p.customer_id
      WHERE p.organization_id = ${scope.organizationId}::uuid
        AND p.email_hash = ANY(${emails}::bytea[])
      UNION SELECT c.id, c.name_key || E'\t' || coalesce(c.country, ''), 'name' FROM customer c
      WHERE ${ours} AND c.name_key = ANY(${names}::text[])
    ), named AS (
      SELECT w.key, w.by, coalesce(c.merged_into_id, c.id) AS id, min(c.name) AS name,
        bool_and(c.merged_into_id IS NOT NULL) AS is_part
      FROM written w JOIN customer c ON c.id = w.id GROUP BY 1, 2, 3
    )
    SELECT named.key, named.by, c.id, v.id IS NOT NULL AS "isVisible", named.is_part AS "isPart",
      c.code, CASE WHEN named.is_part THEN named.name ELSE c.name END AS name, c.domain,
      c.country, c.region, c.city, c.zone,
      c.zone_guessed AS "zoneGuessed", c.language, c.industry, c.size, c.website, c.source,
      c.tier, c.tier_since AS "tierSince", c.stage, c.owner_id AS "ownerId", c.tags, c.note,
      c.created_at AS "createdAt", c.sample_received_at AS "sampleReceivedAt",
      seen.file_row AS "seenRow", seen.digest AS "seenDigest"
    FROM named JOIN customer c ON c.id = named.id
    LEFT JOIN ${visibleCustomers(scope)} v ON v.id = c.id
    LEFT JOIN import_seen seen ON seen.row_id = c.id`);
  const group = (by: FoundRow["by"]) => {
    const groups = new Map<string, StandingCustomer[]>();
    for (const row of found)
      if (row.by === by) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
    return groups;
  };
  return {
    byCode: new Map(found.filter((row) => row.by === "code").map((row) => [row.key, row])),
    byDomain: group("domain"),
    byEmail: group("email"),
    byName: group("name"),
  };
}

/** Codes of these that some customer of the organization already has. */
export async function takenCodes(
  db: Db,
  scope: Scope,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<Row<"customer", "code">>(sql`SELECT code FROM customer
    WHERE organization_id = ${scope.organizationId}::uuid AND code = ANY(${[...codes]}::text[])`);
  return new Set(rows.map((row) => row.code));
}
