import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Random bytes drawn at once: one draw costs more than all else that an id does. */
const drawn = new Uint8Array(4096);
let used = drawn.length;
let msecs = 0;
let seq = 0;

/**
 * A new row's id: UUID version 7 (RFC 9562), so that ids follow time, of this process also within a
 * millisecond, and indexes stay compact.
 */
export function newId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = drawn.slice(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = new DataView(random.buffer).getUint32(6) >>> 1;
  } else {
    seq = (seq + 1) >>> 0;
    if (seq === 0) msecs++;
  }
  return v7({ random, msecs, seq });
}
