import { weekendOf } from "../../core/calendar/workdays/weekend.ts";
import type { IsoWeekday } from "../../core/time/civil.ts";
import data from "./etiquette.core.json" with { type: "json" };

/** What manners of a country are told of, by what they are about; `en.json` and `zh-CN.json` say them. */
export type Manner =
  | {
      readonly about: "greeting";
      readonly says:
        | "titles"
        | "surname"
        | "their-language"
        | "reserved"
        | "handshake"
        | "bow"
        | "card-both-hands"
        | "right-hand"
        | "senior-first"
        | "card-first"
        | "wai";
    }
  | {
      readonly about: "gifts";
      readonly says:
        | "unusual"
        | "modest"
        | "both-hands"
        | "no-leather"
        | "no-alcohol"
        | "no-gold-silk"
        | "no-logo-purple"
        | "right-hand";
    }
  | {
      readonly about: "punctuality";
      readonly says: "early" | "on-time" | "patient" | "appointment";
    }
  | {
      readonly about: "hierarchy";
      readonly says:
        | "facts"
        | "seating"
        | "rank"
        | "vague-no"
        | "status"
        | "in-writing"
        | "same-people";
    };

/** A manner, and where it is from: a key of `sources`. */
type Founded = Manner & { readonly source: string };

/** Where the manners are from, and when they were looked up. */
export const etiquetteData = data as {
  readonly asOf: string;
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string }>>;
  readonly countries: Readonly<Record<string, readonly Founded[]>>;
};

/** The usual manners of business in a country, and its days off; null where none are known. */
export function etiquetteOf(country: string): {
  readonly manners: readonly Manner[];
  readonly daysOff: readonly IsoWeekday[];
} | null {
  const manners = etiquetteData.countries[country];
  return manners === undefined ? null : { manners, daysOff: weekendOf(country) };
}
