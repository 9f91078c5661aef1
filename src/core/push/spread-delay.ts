const spread = 3 * 60_000;

/**
 * By how much a recipient's pushes are put off so that not all come at once: milliseconds from 0 to
 * 3 minutes, the same each time (FNV-1a, 32 bits).
 */
export function spreadDelay(recipient: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < recipient.length; index++) {
    hash = Math.imul(hash ^ recipient.charCodeAt(index), 16_777_619);
  }
  return (hash >>> 0) % spread;
}
