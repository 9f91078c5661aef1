// Keeps prisma/migrations in step with prisma/schema.prisma, with Prisma's schema engine as
// WebAssembly (from npm, nothing is downloaded) and a temporary database.
//
//   node scripts/migration.mjs add-orders    writes prisma/migrations/<time>_add_orders
//   node scripts/migration.mjs --check       fails when the schema has changes without a migration, or
//                                            a migration breaks older processes and does not say so
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { register } from "tsx/esm/api";

register();
const { breaksOlder } = await import("./breaks-older.ts");
const { startEmbedded } = await import("../src/store/embedded/start-embedded.ts");
const { contractOf, lastBeforeRolling, readMigrations } = await import(
  "../src/store/database/migrations.ts"
);
const { migrate } = await import("../src/store/database/migrate.ts");

const root = fileURLToPath(new URL("..", import.meta.url));

/** PostgreSQL's catalogue is full of `"char"` (oid 18), the one type that adapter-pg cannot read. */
function readingCatalogue(pool) {
  const charColumns = new WeakMap();
  const ask = pool.query.bind(pool);
  pool.query = async (...args) => {
    const { rows, fields } = await ask(...args);
    const isChar = fields.map((field) => field.dataTypeID === 18);
    charColumns.set(rows, isChar);
    const asText = (field, index) => (isChar[index] ? { ...field, dataTypeID: 25 } : field);
    return { rows, fields: fields.map(asText) };
  };
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const found = await queryRaw(query);
      const isChar = charColumns.get(found.rows);
      const columnTypes = found.columnTypes.map((type, index) =>
        isChar[index] ? ColumnTypeEnum.Character : type,
      );
      return { ...found, columnTypes };
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

async function loadEngine() {
  const wasm = new URL(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const binary = readFileSync(new URL("./schema_engine_bg.wasm", wasm));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The SQL that leads from the database at `url` to the schema; empty when they agree. */
async function difference(url) {
  const files = [
    { path: "schema.prisma", content: readFileSync(join(root, "prisma/schema.prisma"), "utf8") },
  ];
  const pool = new pg.Pool({ connectionString: url });
  const datamodels = files.map(({ path, content }) => [path, content]);
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels },
    () => {},
    readingCatalogue(pool),
  );
  try {
    const { stdout } = await schemaEngine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout.includes("This is an empty migration") ? "" : stdout;
  } finally {
    schemaEngine.free();
    await pool.end();
  }
}

async function withMigratedDatabase(use) {
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-migration-"));
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, purpose: "command" });
  try {
    await migrate(server.url);
    return await use(server.url);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

const [name = ""] = process.argv.slice(2);
const isCheck = name === "--check";
if (!isCheck && !/^[a-z0-9-]+$/.test(name)) {
  console.error("usage: node scripts/migration.mjs (--check | name-of-the-change)");
  process.exit(2);
}
const broken = readMigrations().flatMap(({ name, sql }) =>
  name <= lastBeforeRolling || contractOf(sql) !== null
    ? []
    : breaksOlder(sql).map((what) => `${name} ${what}`),
);
if (isCheck && broken.length > 0) {
  console.error(`older processes cannot work after these; only add, or say why in a line
-- contract: which versions can no longer work, and why\n\n${broken.join("\n")}`);
  process.exit(1);
}
await loadEngine();
const sql = await withMigratedDatabase(difference);
if (isCheck) {
  if (sql) console.error(`prisma/schema.prisma has changes without a migration:\n\n${sql}`);
  process.exit(sql ? 1 : 0);
}
if (!sql) {
  console.error("prisma/schema.prisma and prisma/migrations agree; nothing was written.");
  process.exit(1);
}
const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = join(root, "prisma/migrations", `${time}_${name.replaceAll("-", "_")}`);
mkdirSync(folder);
writeFileSync(join(folder, "migration.sql"), sql);
console.log(folder);
