// The import of the real order lines against psql's bare \copy of the same uncompressed file into a
// table without indexes, on the same server, turn by turn in one run. Prints the medians, their
// ratio and the peak memory of this process.
//
//   DATABASE_URL=postgresql://… node --import tsx bench/import.ts [FILE [ROUNDS]]
//   DATABASE_URL=postgresql://… node --import tsx bench/import.ts 2000000 1
//
// A number instead of a file makes that many lines up. The server must allow creating a database;
// each is dropped at the end.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { type ImportRequest, importFile } from "../src/app/import/import-file.ts";
import type { ImportWords } from "../src/app/import/values/words.ts";
import { enrolMember } from "../src/app/members/enrol-member.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { locales } from "../src/core/vocabulary.ts";
import { loadLocales } from "../src/i18n/load-locales.ts";
import { openStore } from "../src/store/database/database.ts";
import { migrate } from "../src/store/database/migrate.ts";
import { openPool } from "../src/store/database/open-pool.ts";
import { createCipher } from "../src/store/keys/cipher.ts";
import { memberByHandle } from "../src/store/members/members.ts";

const [, , wanted = "../shared/data/online-retail/online_retail.csv.gz", turns = "3"] =
  process.argv;
const rounds = Number(turns);
const server = process.env.DATABASE_URL;

if (server === undefined) {
  console.log("bench/import: set DATABASE_URL to a server on which a database may be created");
} else if (/^\d+$/.test(wanted)) {
  const made = join(mkdtempSync(join(tmpdir(), "genjin-lines-")), "made.csv");
  await pipeline(Readable.from(madeUp(Number(wanted))), createWriteStream(made));
  await run(server, made);
  rmSync(made);
} else if (existsSync(wanted)) {
  await run(server, wanted);
} else {
  console.log(`bench/import: ${wanted} is not here, nothing to measure`);
}

/** Order lines of ten lines an order, one order in fifty cancelled, a hundred orders a customer. */
function* madeUp(lines: number): Generator<string> {
  yield "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  for (let line = 0; line < lines; line++) {
    const order = Math.floor(line / 10);
    const number = order % 50 === 0 ? `C${500_000 + order}` : `${500_000 + order}`;
    const day = String((order % 28) + 1).padStart(2, "0");
    const product = line % 4000;
    const quantity = order % 50 === 0 ? -1 : (line % 12) + 1;
    yield `${number},P${product},"PRODUCT ""${product}"" OF MANY",${quantity},2025-0${(order % 9) + 1}-${day} 10:00:00,${(product % 90) + 0.55},${10_000 + Math.floor(order / 100)},Germany\n`;
  }
}

async function run(serverUrl: string, path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "genjin-bench-"));
  try {
    const plain = join(folder, "lines.csv");
    const isPacked = path.endsWith(".gz");
    await pipeline(
      createReadStream(path),
      isPacked ? createGunzip() : new PassThrough(),
      createWriteStream(plain),
    );
    const bare: number[] = [];
    const ours: number[] = [];
    let peak = 0;
    for (let round = 0; round < rounds; round++) {
      await inNewDatabase(serverUrl, async (url) => {
        bare.push(await bareCopy(url, plain));
        const one = await ourImport(url, path);
        ours.push(one.ms);
        if (round > 0) return;
        // The command line makes one import a process: later rounds would count what is left over.
        peak = one.peak;
        console.log(JSON.stringify(one.result));
      });
    }
    const ratio = median(ours) / median(bare);
    console.log(`psql \\copy    ${median(bare).toFixed(0)} ms`);
    console.log(`genjin import ${median(ours).toFixed(0)} ms`);
    console.log(`ratio         ${ratio.toFixed(2)} (aim: at most 4)`);
    console.log(`peak memory   ${(peak / 1e6).toFixed(0)} MB (aim: under 300 MB)`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function inNewDatabase(
  serverUrl: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const name = `genjin_bench_${randomBytes(4).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await statement(serverUrl, `CREATE DATABASE ${name}`);
  try {
    await work(url.href);
  } finally {
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
      source: path,
      fileName: "order-lines",
      dryRun: false,
      partial: null,
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
