import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const folder = join(import.meta.dirname, "../../../shared/data");

/** Whether the folder of real data lies beside the project; tests that need it say so and skip. */
export const hasSharedData = existsSync(folder);

/** A file of the shared data as text, unzipped where it ends in `.gz`. */
export function sharedData(path: string): string {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
}

/** The rows of a CSV file without quotes, its header left out. */
export const sharedRows = (path: string): string[][] =>
  sharedData(path)
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
