import { ConfigError } from "../../errors.ts";

/**
 * Turns what the file system says while we work in `path` into a sentence about the
 * configuration; other errors come back as they are.
 */
export function explainFileError(error: unknown, path: string): unknown {
  const { code, path: culprit } = error as NodeJS.ErrnoException;
  const details = { path: culprit ?? path };
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new ConfigError("config.not-writable", details);
    case "ENOSPC":
    case "EDQUOT":
      return new ConfigError("config.disk-full", details);
    case "ENOTDIR":
    case "EEXIST":
      return new ConfigError("config.not-a-folder", details);
    default:
      return error;
  }
}
