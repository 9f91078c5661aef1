// Runs every measurement of this folder, one after the other, each in a process of its own.
//
//   [DATABASE_URL=postgresql://…] npm run bench
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

const self = basename(import.meta.filename);
const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith(".ts") && file !== self,
);
const failed = files.filter((file) => {
  console.log(`\n== ${file}`);
  const args = ["--import", "tsx", join(import.meta.dirname, file)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
