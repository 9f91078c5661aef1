import type { Zone } from "../time/civil.ts";
import postcodes from "./postcodes.json" with { type: "json" };

/** What a postcode tells. */
export type PostcodeHint = {
  /** Code of a state of the country, or ISO code of its territory overseas; in lower case. */
  readonly region: string;
  /** Where the state keeps several clocks and the postcode tells which. */
  readonly zone: Zone | null;
};

/**
 * What the postcode in a text tells of where in a country it is; null where there is none or the
 * country's postcodes do not tell. They are in order: each belongs to the last beginning that is
 * not after it.
 */
export function postcodeHint(country: string, text: string): PostcodeHint | null {
  const table = tables.get(country);
  const code = table?.written.exec(text.toUpperCase())?.[1];
  if (table === undefined || code === undefined) return null;
  const found = table.from.findLast(([start = ""]) => start <= code.slice(0, start.length));
  const [region = "-", zone = null] = found?.[1]?.split("@") ?? [];
  return region === "-" ? null : { region: region.toLowerCase(), zone: zone as Zone | null };
}

const tables = new Map(
  Object.entries(postcodes).map(([country, { written, from }]) => [
    country,
    {
      written: new RegExp(written),
      from: (from.match(/\S+ \S+/g) ?? []).map((pair) => pair.split(" ")),
    },
  ]),
);
