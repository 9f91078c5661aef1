// The import of the real order lines against psql's bare \copy of the same uncompressed file into a
// table without indexes, on the same server, in one run. Prints both times, the ratio and the peak
// memory of this process.
//
//   DATABASE_URL=postgresql://… node --import tsx bench/import.ts [FILE]
//
// The server must allow creating a database; it is dropped at the end.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { type ImportRequest, importFile } from "../src/app/import/import-file.ts";
import { enrolMember } from "../src/app/enrol-member.ts";
import type { ImportWords } from "../src/app/import/words.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { locales } from "../src/core/vocabulary.ts";
import { loadLocales } from "../src/i18n/load-locales.ts";
import { openPool, openStore } from "../src/store/database.ts";
import { createCipher } from "../src/store/keys/cipher.ts";
import { memberByHandle } from "../src/store/members.ts";
import { migrate } from "../src/store/migrate.ts";

const file = process.argv[2] ?? "../shared/data/online-retail/online_retail.csv.gz";
const server = process.env.DATABASE_URL;

if (!existsSync(file)) {
  console.log(`bench/import: ${file} is not here, nothing to measure`);
} else if (server === undefined) {
  console.log("bench/import: set DATABASE_URL to a server on which a database may be created");
} else {
  await run(server, file);
}

async function run(serverUrl: string, path: string): Promise<void> {
  const name = `genjin_bench_${randomBytes(4).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), "genjin-bench-"));
  await statement(serverUrl, `CREATE DATABASE ${name}`);
  try {
    const plain = join(folder, "lines.csv");
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain));
    const bare = await bareCopy(url.href, plain);
    const { ms: ours, peak, result } = await ourImport(url.href, path);
    console.log(JSON.stringify(result));
    console.log(`psql \\copy    ${bare.toFixed(0)} ms`);
    console.log(`genjin import ${ours.toFixed(0)} ms`);
    console.log(`ratio         ${(ours / bare).toFixed(2)} (aim: at most 4)`);
    console.log(`peak memory   ${(peak / 1e6).toFixed(0)} MB (aim: under 300 MB)`);
  } finally {
    rmSync(folder, { recursive: true });
    await statement(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function bareCopy(url: string, path: string): Promise<number> {
  await statement(
    url,
    `CREATE TABLE bare (invoice text, stock text, description text, quantity int, at timestamp,
      price numeric, customer text, country text)`,
  );
  const started = performance.now();
  const done = spawnSync("psql", [url, "-qc", `\\copy bare from '${path}' csv header`]);
  if (done.status !== 0) throw new Error(String(done.stderr ?? done.error));
  return performance.now() - started;
}

async function ourImport(url: string, path: string) {
  await migrate(url);
  const store = await openStore(openPool(url), createCipher(randomBytes(32)));
  try {
    const now = Date.now() as Instant;
    const person = { handle: "ada", name: "Ada", role: "admin", zone: "Asia/Shanghai" } as const;
    await enrolMember({ store }, now, { ...person, locale: "en", accounts: [] });
    const known = await memberByHandle(store, "ada");
    if (known === null) throw new Error("no member");
    const translator = loadLocales();
    const request: ImportRequest = {
      kind: "orders",
      preset: "order-lines",
      path,
      fileName: "order-lines",
      dryRun: false,
      currency: null,
      words: locales.map((locale) => translator.bundle(locale, "import-words")) as ImportWords,
    };
    let peak = process.memoryUsage.rss();
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20);
    const started = performance.now();
    const result = await importFile({ store }, { ...known, now, chat: "cli" }, request);
    const ms = performance.now() - started;
    clearInterval(watch);
    return { ms, peak, result };
  } finally {
    await store.close();
  }
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
