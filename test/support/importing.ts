import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../src/app/actor.ts";
import { type ImportRequest, importFile } from "../../src/app/import/import-file.ts";
import { revertImport } from "../../src/app/import/revert-import.ts";
import type { ImportKind, ImportWords } from "../../src/app/import/values/words.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import { type Locale, locales, type Role } from "../../src/core/vocabulary.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { openStore } from "../../src/store/database/database.ts";
import { openPool } from "../../src/store/database/open-pool.ts";
import { createCipher } from "../../src/store/keys/cipher.ts";
import { addMember } from "../../src/store/members/add-member.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { addOrganization } from "../../src/store/members/organizations.ts";
import { addTeam, joinTeam } from "../../src/store/members/teams.ts";
import { freshDatabase } from "./database.ts";

/** The words of all locales, as the command line hands them over. */
const words = (() => {
  const translator = loadLocales();
  return locales.map((locale) => ({
    ...(translator.bundle(locale, "import-words") as ImportWords[number]),
    ...(translator.bundle(locale, "festivals") as Pick<ImportWords[number], "festivals">),
  }));
})();

/** When everything in these tests happens: a Saturday noon in Shanghai. */
const now = Date.parse("2026-11-21T04:00:00Z") as Instant;

const people: readonly (readonly [string, string, Role, string])[] = [
  ["ada", "Ada Admin", "admin", "Asia/Shanghai"],
  ["wei", "王伟", "manager", "Asia/Shanghai"],
  ["lily", "李莉", "sales", "Asia/Shanghai"],
  ["tom", "Tom Baker", "sales", "Europe/London"],
];

/** A company with an admin, a manager, and a salesperson in the manager's team; Tom is in none. */
export async function startImporting({ isAhead = false } = {}) {
  const database = await freshDatabase({ isAhead });
  const folder = mkdtempSync(join(tmpdir(), "genjin-import-"));
  const store = await openStore(openPool(database.url), createCipher(randomBytes(32)));
  const organization = await addOrganization(store, {
    name: "Test Export",
    zone: "Asia/Shanghai",
    locale: "zh-CN",
    country: "CN",
  });
  const team = await addTeam(store, organization.id, "One");
  for (const [handle, name, role, zone] of people) {
    const locale: Locale = "en";
    const id = await addMember(store, organization.id, {
      ...{ handle, name, role, locale, country: "CN", accounts: [] },
      zone: zone as Zone,
      email: `${handle}@ours.example`,
    });
    if (handle === "wei" || handle === "lily") await joinTeam(store, organization.id, team, id);
  }
  const actor = async (handle: string): Promise<Actor> => {
    const known = await memberByHandle(store, handle);
    if (known === null) throw new Error(`no member ${handle}`);
    return { ...known, now, chat: "cli" };
  };
  let files = 0;
  return {
    store,
    url: database.url,
    actor,
    /** Writes a file and answers its path. */
    write(content: string | Buffer): string {
      const path = join(folder, `file-${files++}`);
      writeFileSync(path, content);
      return path;
    },
    /** Takes a file in. */
    async take(
      kind: ImportKind | "sheet",
      content: string | Buffer,
      options: Partial<ImportRequest> & { readonly as?: string } = {},
    ) {
      const { as = "ada", ...rest } = options;
      return importFile({ store }, await actor(as), {
        kind,
        source: this.write(content),
        preset: null,
        fileName: "file",
        dryRun: false,
        partial: null,
        currency: null,
        words,
        ...rest,
      });
    },
    revert: async (id: string | null, as = "ada") =>
      revertImport({ store }, await actor(as), id ?? ""),
    /** Runs a query and answers its rows as PostgreSQL's JSON has them. */
    async rows(text: string): Promise<Record<string, unknown>[]> {
      const result = await store.pool.query(`SELECT to_jsonb(q) AS row FROM (${text}) q`);
      return result.rows.map(({ row }) => row);
    },
    /** Everything in the database, table by table, to see that nothing changed. */
    async everything(): Promise<string> {
      const { rows } = await store.pool.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
      );
      const digests: string[] = [];
      for (const { name } of rows) {
        const found = await store.pool.query(
          `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS d FROM "${name}" t`,
        );
        digests.push(`${name} ${found.rows[0].d}`);
      }
      return digests.join("\n");
    },
    async stop(): Promise<void> {
      await store.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
