import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Room left on the disk of a folder, or of the one that it will lie in, in bytes; null: unknown. */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(folder);
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return isMissing && parent !== folder ? freeSpace(parent) : null;
  }
}
