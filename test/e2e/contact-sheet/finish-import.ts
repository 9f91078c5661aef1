import { sql } from "../../../src/store/database/sql.ts";
import type { OpenApp } from "../../support/app.ts";

/** What a person would type to take it back. */
const importId = "01a20000-0000-7000-8000-0123456789ab";

/** The seller has imported customers, and it was done at `at` (ISO instant). */
export async function finishImport({ genjin }: OpenApp, seller: string, at: string): Promise<void> {
  const notes = [
    { reason: "repeated-row", count: 12 },
    { reason: "country-unknown", count: 2, values: ["Tschechei", "Holland/Belgien"] },
  ];
  await genjin.app.store.run(sql`
    INSERT INTO import (id, organization_id, kind, file_name, member_id, at, rows, created, updated,
      unchanged, skipped, notes, finished_at)
    SELECT ${importId}::uuid, organization_id, 'customers', 'fair-2026.xlsx', id, ${at}::timestamptz, 480, 431,
      30, 7, 12, ${JSON.stringify(notes)}::jsonb, ${at}::timestamptz
    FROM member WHERE handle = ${seller}`);
}
