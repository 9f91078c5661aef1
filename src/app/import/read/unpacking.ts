import { FileFault } from "./file-fault.ts";

/** Bytes that a packed file may unpack to: twenty million long rows. */
const mostBytes = 4_000_000_000;

/** Tables pack well, but no better than this; small files may. */
const mostRatio = 200;
const small = 20_000_000;

/**
 * Watches what comes out of a packed file of so many bytes. Told each piece's length, it throws
 * `FileFault` once that is more than any table is.
 */
export function watchUnpacking(packed: number): (bytes: number) => void {
  let unpacked = 0;
  return (bytes) => {
    unpacked += bytes;
    if (unpacked > mostBytes || (unpacked > small && unpacked > packed * mostRatio))
      throw new FileFault("file-bomb");
  };
}
