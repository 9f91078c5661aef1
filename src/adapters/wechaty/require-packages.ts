import { createRequire } from "node:module";
import { ConfigError } from "../../errors.ts";

const { resolve } = createRequire(import.meta.url);

/**
 * Makes sure that packages which not everybody installs are there, without loading them.
 * @throws ConfigError `config.package-missing` with the name of the first that is not
 */
export function requirePackages(names: readonly string[]): void {
  for (const name of names) {
    try {
      resolve(name);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "MODULE_NOT_FOUND") continue;
      throw new ConfigError("config.package-missing", { package: name });
    }
  }
}
