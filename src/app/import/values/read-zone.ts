import { type SaidZone, zoneSaid } from "../../../core/places/zone-said.ts";
import { type ImportRecord, shown } from "../record.ts";

/**
 * The zone of a row in any words that `zoneSaid` understands; `country` (ISO 3166 alpha-2) and `city`
 * are the row's, where it has them. Noted when it is none.
 */
export function readZone(
  record: ImportRecord,
  country: string | null,
  city: string | null,
): SaidZone | null {
  const text = record.text("zone");
  if (text === null) return null;
  const said = zoneSaid(text, { country, city });
  if (said === null) record.problem("zone-unknown", "zone", { value: shown(text) });
  return said;
}
