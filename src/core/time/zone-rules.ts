import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import type { Zone } from "./civil.ts";

/**
 * How the clocks of a zone go: from `starts[i]` on they are `offsets[i]` ahead of UTC, both in
 * milliseconds. The first start is minus infinity, each other one a change of the clocks; changes
 * are known up to the year 2499.
 */
export type ZoneRules = { readonly starts: readonly number[]; readonly offsets: readonly number[] };

/** The release of IANA's time zone database that all zone arithmetic rests on, such as `2026f`. */
export const zoneRelease: string = packed.version;

/** What the database says of each zone, still packed: `name|abbreviations|offsets|indices|untils|…`. */
const lines = new Map(packed.zones.map((line) => [line.slice(0, line.indexOf("|")), line]));
const links = new Map(
  packed.links.map((link) => {
    const [target = "", alias = ""] = link.split("|");
    return [alias, target];
  }),
);

/** Every zone name that the rules know, older names such as `Asia/Calcutta` too. */
export const zoneNames: readonly Zone[] = [...lines.keys(), ...links.keys()] as Zone[];

/** The zones of the countries, each of which is named after a city or an island; not `Etc/GMT+3`. */
export const cityZones: readonly Zone[] = [
  ...new Set(packed.countries.flatMap((line) => line.slice(3).split(" "))),
] as Zone[];

const unpacked = new Map<Zone, ZoneRules>();

/** The rules of a zone. Throws a `RangeError` for one that the database does not name. */
export function rulesOf(zone: Zone): ZoneRules {
  const known = unpacked.get(zone);
  if (known) return known;
  const line = lines.get(links.get(zone) ?? zone);
  if (line === undefined) throw new RangeError(`unknown time zone: ${zone}`);
  const rules = unpack(line);
  unpacked.set(zone, rules);
  return rules;
}

/** The abbreviations that a zone has for its time by today's rules, such as `EST` and `EDT`. */
export function abbreviationsOf(zone: Zone): readonly string[] {
  const line = lines.get(links.get(zone) ?? zone);
  const [, names = "", , indices = "", untils = ""] = line?.split("|") ?? [];
  const words = names.split(" ");
  let until = 0;
  const now: string[] = [];
  for (const [at, ends] of [...untils.split(" "), ""].entries()) {
    until = ends === "" ? Number.POSITIVE_INFINITY : until + millisecondsOf(ends);
    if (until > recently) now.push(words[digitOf(indices[at] ?? "0")] ?? "");
    if (ends === "") break;
  }
  return [...new Set(now)].filter((word) => /^[A-Z]/.test(word));
}

/** What no clock has shown for longer is no rule of today. */
const recently = Date.UTC(2026, 0, 1);

/**
 * Format: "Packed Format" of the documentation of moment-timezone. Numbers are minutes of base 60
 * with seconds behind the point; offsets count westwards; each until is told from the one before.
 */
function unpack(line: string): ZoneRules {
  const [, , offsets = "", indices = "", untils = ""] = line.split("|");
  const ahead = offsets.split(" ").map((text) => 0 - millisecondsOf(text));
  const begins = [Number.NEGATIVE_INFINITY];
  let until = 0;
  for (const text of untils.split(" ").filter(Boolean)) {
    until += millisecondsOf(text);
    begins.push(until);
  }
  const all = [...indices].map((index) => ahead[digitOf(index)] ?? 0);
  // Where only the name of a zone's time changes, its clocks go on.
  const isChange = (_: number, index: number) => index === 0 || all[index] !== all[index - 1];
  return { starts: begins.filter(isChange), offsets: all.filter(isChange) };
}

function millisecondsOf(text: string): number {
  const [whole = "", seconds = "0"] = text.replace("-", "").split(".");
  let minutes = 0;
  for (const digit of whole) minutes = minutes * 60 + digitOf(digit);
  const size = (minutes * 60 + digitOf(seconds)) * 1000;
  return text.startsWith("-") ? -size : size;
}

/** `0` to `9`, `a` to `z`, `A` to `X`. */
function digitOf(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code >= 97) return code - 87;
  return code >= 65 ? code - 29 : code - 48;
}
