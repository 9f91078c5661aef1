// Builds dist/: generates the database client, then compiles. Plain Node, nothing to install.
//
//   node scripts/build.mjs              build
//   node scripts/build.mjs --install    npm's postinstall: without the compilers an existing build is kept
//   node scripts/build.mjs --if-stale   before start: builds only when the sources have changed
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const stamp = join(dist, ".fingerprint");
const generated = join(root, "src", "store", "generated");
const prisma = join(root, "node_modules", "prisma", "build", "index.js");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** Digest of everything the build is made from. By content: copies and checkouts change dates. */
function fingerprint() {
  const digest = createHash("sha1");
  const take = (path) =>
    digest.update(relative(root, path)).update("\0").update(readFileSync(path));
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isFile()) take(path);
      else if (path !== generated) walk(path);
    }
  };
  walk(join(root, "src"));
  walk(join(root, "web"));
  for (const file of ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"])
    take(join(root, file));
  take(join(root, "prisma", "schema.prisma"));
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

/** Runs a Node program silently; its output is shown only when it fails. */
function run(program, args) {
  const result = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // `prisma generate` downloads a schema engine that it never runs, unless it is given a file.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) {
    const what = [relative(root, program), ...args].join(" ").replaceAll(sep, "/");
    fail(
      `${result.error ?? ""}${result.stdout}${result.stderr}\n${what} failed; nothing was built.`,
    );
  }
}

/** Compiles beside dist/ and swaps, so that a failed build leaves the last good one in place. */
function build() {
  const sources = fingerprint();
  run(prisma, ["generate"]);
  const fresh = `${dist}-${process.pid}`;
  process.on("exit", () => rmSync(fresh, { recursive: true, force: true }));
  run(tsc, ["-p", "tsconfig.build.json", "--outDir", fresh]);
  run(tsc, ["-p", "web", "--outDir", join(fresh, "web")]);
  for (const file of readdirSync(join(root, "web")).filter((name) =>
    /\.(html|css|svg)$/.test(name),
  ))
    copyFileSync(join(root, "web", file), join(fresh, "web", file));
  writeFileSync(join(fresh, ".fingerprint"), sources);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}

const hasCompilers = existsSync(prisma) && existsSync(tsc);
const mode = process.argv[2];
if (mode === "--if-stale" && isFresh()) process.exit(0);
if (!hasCompilers) {
  if (mode === "--install" && existsSync(dist)) process.exit(0);
  fail(
    "Genjin cannot be built: the development dependencies are missing. Run `npm ci --include=dev`.",
  );
}
build();
