import {
  closeSync,
  constants,
  existsSync,
  fchownSync,
  lchownSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { isRoot, type SystemUser } from "./system-user.ts";

/** Absent on Windows, whose links only administrators make. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const aFolder = constants.O_DIRECTORY ?? 0;

/**
 * Root may write to everything, so that a link that somebody else put into `folder` would lead root
 * to any file of the machine. Links that root made are the operator's own.
 * @throws ConfigError `config.planted-link`
 */
export function refusePlantedLinks(folder: string): void {
  if (!isRoot) return;
  for (const name of readdirSync(folder)) refusePlantedLink(join(folder, name));
}

/** The same of one path, which need not exist. */
export function refusePlantedLink(path: string): void {
  const found = isRoot ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (found?.isSymbolicLink() && found.uid !== 0)
    throw new ConfigError("config.planted-link", { path });
}

/**
 * What a file says is believed as root only where root wrote it, or the user as whom the server runs.
 * @throws ConfigError `config.foreign-file`
 */
export function refuseForeignFile(path: string, trusted: SystemUser | undefined): void {
  const found = isRoot ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (found !== undefined && found.uid !== 0 && found.uid !== trusted?.uid)
    throw new ConfigError("config.foreign-file", { path });
}

/** Writes a file that is new: whatever had its name is gone, and where a link led stays as it is. */
export function writeNewFile(path: string, text: string, mode: number, owner?: SystemUser): void {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", mode);
  try {
    writeFileSync(file, text, { flush: true });
    if (owner !== undefined) fchownSync(file, owner.uid, owner.gid);
  } finally {
    closeSync(file);
  }
}

/** Opens a file that is no link, made when missing; the flags are those of `fs.constants`. */
export const openUnlinked = (path: string, flags: number, mode: number): number =>
  openSync(path, flags | noFollow, mode);

/**
 * Gives root's files in `folder`, and the folder, to `user`. Works on what was opened, so that nothing
 * that is put in its place meanwhile changes hands: no link's target, and no second name of a file
 * that lies elsewhere.
 */
export function handOver(folder: string, user: SystemUser): void {
  const opened = openSync(folder, constants.O_RDONLY | noFollow | aFolder);
  try {
    const inside = `/proc/self/fd/${opened}`;
    const here = existsSync(inside) ? inside : folder;
    for (const entry of readdirSync(here, { withFileTypes: true })) {
      const path = join(here, entry.name);
      if (entry.isDirectory()) handOver(path, user);
      else if (lstatSync(path).nlink === 1) lchownSync(path, user.uid, user.gid);
    }
    fchownSync(opened, user.uid, user.gid);
  } finally {
    closeSync(opened);
  }
}
