import type { Zone } from "./civil.ts";
import { zoneNames } from "./zone-rules.ts";

const named = new Map(zoneNames.map((zone) => [zone.toLowerCase(), zone]));

/**
 * Reads an IANA zone name in any letter case; null when our rules do not know it. Plain offsets
 * such as `+08:00` are no zones: they know nothing of clock changes.
 */
export const parseZone = (text: string): Zone | null => named.get(text.toLowerCase()) ?? null;
