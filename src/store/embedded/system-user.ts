import { execFileSync } from "node:child_process";
import { ConfigError } from "../../errors.ts";

/** Numeric ids to run a program under. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const userName = "genjin-postgres";

/** PostgreSQL refuses to run as root, and only root can run a program as somebody else. */
export const isRoot = process.geteuid?.() === 0;

/**
 * The system user that PostgreSQL runs as when Genjin runs as root; created when missing.
 * @throws ConfigError `config.system-user` when this system does not let us create it.
 */
export function systemUser(): SystemUser {
  const known = lookUp();
  if (known) return known;
  try {
    const options = [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
    ];
    execFileSync("useradd", [...options, userName], { stdio: "pipe" });
  } catch {
    // Reported below: two starts at once may both have tried, and then the user is there.
  }
  const created = lookUp();
  if (!created) throw new ConfigError("config.system-user", { user: userName });
  return created;
}

function lookUp(): SystemUser | undefined {
  const id = (option: string) =>
    Number(execFileSync("id", [option, userName], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}
