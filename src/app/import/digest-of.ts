import { createHash } from "node:crypto";

/** Short digest of what a row says, to tell rows that say the same; lives as long as the import. */
export const digestOf = (said: unknown): string =>
  createHash("sha256").update(JSON.stringify(said)).digest("base64");
