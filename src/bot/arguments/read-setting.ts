import type { Member } from "../../core/members/member.ts";
import type { Setting } from "../../core/members/setting.ts";
import { findCountry } from "../../core/places/country.ts";
import { type SaidZone, zoneSaid } from "../../core/places/zone-said.ts";
import type { WallTime, Zone } from "../../core/time/civil.ts";
import { parseWallTime } from "../../core/time/wall-time.ts";
import { cityZones } from "../../core/time/zone-rules.ts";
import { Refusal } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import { wholeWord, wordAt } from "../grammar/words/word-table.ts";
import { readWeekdays } from "./read-weekdays.ts";

/** Reads a time of the day: `9`, `9:30`; null when it is none. */
export const readTime = (text: string): WallTime | null => {
  const clean = text.trim().replace("：", ":");
  return parseWallTime(/^\d{1,2}$/.test(clean) ? `${clean}:00` : clean);
};

/**
 * What a member of a country (`home`, ISO) wants a setting to be, from their own words. Throws a `Refusal` with examples when
 * those make no sense.
 */
export function readSetting(
  setting: Exclude<Setting, "push">,
  text: string,
  lexicon: Lexicon,
  speak: Speaker,
  home: string,
): Partial<Member> {
  const found = read[setting](text, lexicon, speak, home);
  if (found === null) throw new Refusal(`me.${setting}`, { text });
  return found;
}

type Read = (
  text: string,
  lexicon: Lexicon,
  speak: Speaker,
  home: string,
) => Partial<Member> | null;

const read: Readonly<Record<Exclude<Setting, "push">, Read>> = {
  zone(text, lexicon, speak, home) {
    const said = readZone(text, home, lexicon, speak);
    return said && { zone: said.zone };
  },
  locale(text, { languages }) {
    const locale = wholeWord(languages, text);
    return locale && { locale };
  },
  workdays(text, lexicon) {
    const workdays = readWeekdays(text, lexicon);
    return workdays && { workdays };
  },
  country(text) {
    const country = findCountry(text);
    return country === null ? null : { country };
  },
  digest(text) {
    const digestAt = readTime(text);
    return digestAt && { digestAt };
  },
  capacity: (text, lexicon) => readCapacity(text, lexicon),
  quiet(text, { dates, switches }) {
    const shape = shapeOf(text);
    if (wordAt(switches, shape, 0)?.value === false) return noQuietHours;
    for (let at = 1; at < shape.length; at++) {
      const between = wordAt(dates.between, shape, at);
      const quietFrom = between && readTime(shape.slice(0, at));
      const quietTo = between && readTime(shape.slice(between.end));
      if (quietFrom && quietTo) return { quietFrom, quietTo };
    }
    return null;
  },
};

/** How many customers a day is to hold, and nothing else: `25`, `25 家`, `30 customers a day`, `off`; null for anything else. */
export function readCapacity(
  text: string,
  { switches, settingWishes, listed }: Lexicon,
): Pick<Member, "mostADay"> | null {
  const shape = shapeOf(text).trim();
  if (wholeWord(switches, shape) === false) return { mostADay: 0 };
  const [number = ""] = /^\d{1,3}(?!\d)/.exec(shape) ?? [];
  if (number === "" || Number(number) === 0 || Number(number) > mostCapacity) return null;
  for (let at = number.length; at < shape.length; ) {
    const filler = wordAt(settingWishes, shape, at);
    const end =
      (filler?.value === "filler" ? filler.end : null) ??
      [listed.customers, listed.counted, listed.counters]
        .map((table) => wordAt(table, shape, at)?.end)
        .find((found) => found !== undefined);
    if (shape.charAt(at) !== " " && end === undefined) return null;
    at = end ?? at + 1;
  }
  return { mostADay: Number(number) };
}

/** Nobody is in touch with more customers on a day. */
const mostCapacity = 500;

/**
 * Reads a zone by anything that `zoneSaid` knows of a country (ISO 3166 alpha-2), or a city in the
 * member's language; null for none.
 */
export function readZone(
  text: string,
  country: string | null,
  { cities }: Lexicon,
  speak: Speaker,
): SaidZone | null {
  const said = zoneSaid(text, { country, city: null });
  if (said !== null) return said;
  const zone = wholeWord(cities, text) ?? zoneCalled(text, speak);
  return zone && { zone, isGuessed: false };
}

const midnight = "00:00" as WallTime;
/** No hours in which nothing comes. */
export const noQuietHours = { quietFrom: midnight, quietTo: midnight };

/** The zone whose city is called so in the member's language. */
const zoneCalled = (text: string, speak: Speaker): Zone | null =>
  cityZones.find((zone) => speak.city(zone) === text.trim()) ?? null;
