import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigError } from "../../errors.ts";

/**
 * Makes a folder and those above it, unless it is there. Node's own way tries without end where nothing can
 * be made in a folder that is there, as in /proc.
 * @throws ConfigError `config.not-writable`, and what the file system says
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    if (code !== "ENOENT") throw error;
    if (existsSync(dirname(path))) throw new ConfigError("config.not-writable", { path });
    makeFolder(dirname(path), mode);
    makeFolder(path, mode);
  }
}
