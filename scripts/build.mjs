// Builds dist/: generates the database client and the types of all sentences, then bundles the
// service and compiles the local chat's page. Plain Node, nothing to install. Types are checked by
// `npm run types`: where only what runs is installed, those of other packages are missing.
//
//   node scripts/build.mjs              build
//   node scripts/build.mjs --install    npm's postinstall: what cannot be built leaves an existing build in place
//   node scripts/build.mjs --if-stale   before start: builds only when the sources have changed
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeSentences } from "./sentences.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const stamp = join(dist, ".fingerprint");
const prisma = join(root, "node_modules", "prisma", "build", "index.js");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const sources = [
  "src",
  "web",
  "prisma/schema.prisma",
  "scripts/generate-tables.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "scripts/build.mjs",
  "scripts/bundle.mjs",
];

/** Digest of everything the build is made from. By content: copies and checkouts change dates. */
function fingerprint() {
  const digest = createHash("sha1");
  const take = (path) => {
    digest.update(`${relative(root, path)}\0`).update(readFileSync(path));
  };
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.name.endsWith(".test.ts")) continue;
      if (entry.isFile()) take(path);
      else if (entry.name !== "generated") walk(path);
    }
  };
  for (const source of sources) (source.includes(".") ? take : walk)(join(root, source));
  return digest.digest("hex");
}

/** True without sources too: an image ships only what was built. */
function isFresh() {
  if (!existsSync(join(root, "src"))) return existsSync(dist);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a Node program silently; resolves with what it said when it fails, else with nothing. */
async function run(program, ...args) {
  const env = {
    ...process.env,
    // The schema's own generator is started as `node`.
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`,
    // `prisma generate` downloads a schema engine that it never runs, unless it is given a file.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  try {
    await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, env });
    return "";
  } catch ({ message, stdout, stderr }) {
    return `${message}\n${stdout}${stderr}\n`;
  }
}

/** Bundles the service; resolves with what went wrong, else with nothing. */
async function bundled(to) {
  try {
    const { bundle } = await import("./bundle.mjs");
    await bundle(join(root, "src"), to);
    return "";
  } catch (error) {
    return `${error.message}\n`;
  }
}

/** `src/features/<name>/words/` → `<to>/features/<name>/words/`, where the service looks for them. */
function copyWordsOfFeatures(to) {
  const features = join(root, "src", "features");
  if (!existsSync(features)) return;
  for (const feature of readdirSync(features)) {
    const words = join(features, feature, "words");
    if (existsSync(words)) {
      cpSync(words, join(to, "features", feature, "words"), { recursive: true });
    }
  }
}

/**
 * Compiles beside dist/ and swaps, so that a failed build leaves the last good one in place, and
 * builds at the same time do not disturb each other.
 */
async function build() {
  const made = fingerprint();
  const fresh = `${dist}-${process.pid}`;
  const last = `${fresh}-last`;
  process.on("exit", () => {
    for (const folder of [fresh, last]) rmSync(folder, { recursive: true, force: true });
  });
  writeSentences();
  const trouble =
    (await run(prisma, "generate")) ||
    (
      await Promise.all([
        bundled(fresh),
        run(tsc, "-p", "web", "--noCheck", "--outDir", join(fresh, "web")),
      ])
    ).join("");
  if (trouble) return trouble;
  const isStatic = (path) => !/\.(ts|json)$/.test(path);
  cpSync(join(root, "web"), join(fresh, "web"), { recursive: true, filter: isStatic });
  copyWordsOfFeatures(fresh);
  writeFileSync(join(fresh, ".fingerprint"), made);
  for (;;) {
    try {
      if (existsSync(dist)) renameSync(dist, last);
      renameSync(fresh, dist);
      return "";
    } catch (error) {
      if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
      rmSync(last, { recursive: true, force: true });
    }
  }
}

const mode = process.argv[2];
if (mode === "--if-stale" && isFresh()) process.exit(0);
const trouble = await build();
if (trouble && !(mode === "--install" && existsSync(dist))) {
  // The compiler is a program for each system, which npm calls an optional package.
  const missing = /Cannot find module|Unable to resolve/.test(trouble)
    ? "What builds is not installed. Run: npm ci --include=optional --include=peer"
    : "Nothing was built.";
  fail(`${trouble}${missing}`);
}
