import {
  closeSync,
  constants,
  copyFileSync,
  ftruncateSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { openUnlinked } from "./own-files.ts";

const largest = 5 * 1024 * 1024;

/**
 * The embedded server's own log: the current file and one older, each at most 5 MB and what is
 * written between two calls of `rotate`.
 */
export class ServerLog {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Opens the file for the server; appending, so that it may be cut while it is written to. */
  withDescriptor<T>(use: (descriptor: number) => T): T {
    const { O_APPEND, O_CREAT, O_WRONLY } = constants;
    const descriptor = openUnlinked(this.path, O_APPEND | O_CREAT | O_WRONLY, 0o600);
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  rotate(): void {
    if (this.size() < largest) return;
    const older = `${this.path}.1`;
    rmSync(older, { force: true });
    copyFileSync(this.path, older, constants.COPYFILE_EXCL);
    this.withDescriptor((descriptor) => ftruncateSync(descriptor));
  }

  /** Bytes written so far; the start of what `since` returns. */
  size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** What was written after the first `offset` bytes, its last 20 lines. */
  since(offset: number): string {
    const text = readFileSync(this.path).subarray(offset).toString("utf8");
    return text.trimEnd().split("\n").slice(-20).join("\n");
  }
}
