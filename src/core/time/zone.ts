import type { Zone } from "./civil.ts";

/**
 * Reads an IANA zone name in any letter case; null when this runtime does not know it. Plain
 * offsets such as `+08:00` are no zones: they know nothing of clock changes.
 */
export function parseZone(text: string): Zone | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: text }).resolvedOptions();
    const sameName = timeZone.toLowerCase() === text.toLowerCase();
    return (sameName ? timeZone : text) as Zone;
  } catch {
    return null;
  }
}
