import type { CivilDate } from "../time/civil.ts";
import type { DatedDay } from "./dated-day.ts";
import { datesByRule } from "./dates-by-rule.ts";
import type { SpecialDay } from "./holiday-calendar.ts";
import notices from "./notices.json" with { type: "json" };
import regions from "./regional-days.json" with { type: "json" };

/** What notices, laws and agreements add to the tables of a year, or take from them. */
type NoticedDays = {
  readonly added: readonly DatedDay[];
  /** Days on which a table has a holiday that is none. */
  readonly revoked: ReadonlySet<CivilDate>;
};

/** Kind of day (`usual`: revoked), English name, rules parted by spaces, and who says so. */
type Row = readonly [
  kind: SpecialDay["kind"] | "usual",
  name: string,
  rules: string,
  source: string,
];

type Region = { readonly days: readonly (readonly string[])[] };
const rowsOf = Object.fromEntries([
  ...Object.entries(notices.days),
  ...Object.entries<Region>(regions).map(([region, { days }]) => [region, days] as const),
]) as unknown as Readonly<Record<string, readonly Row[]>>;

/**
 * The days of a year that the tables lack or have wrong, of a country by `notices.json`: joint leave
 * and swaps, days in lieu, general instead of statutory holidays, days that bind most people or all
 * banks, half days, and revoked ones; of a region by `regional-days.json` what differs from its country. A rule that ends in `~`, or is of the Islamic calendar, gives
 * a day that may still move.
 */
export function noticedDays(place: string, year: number): NoticedDays {
  const added: DatedDay[] = [];
  const revoked = new Set<CivilDate>();
  for (const [kind, name, rules, source] of rowsOf[place] ?? []) {
    for (const rule of rules.split(" ")) {
      const isEstimate = rule.endsWith("~") || rule.startsWith("islamic:");
      for (const date of datesByRule(rule.replace(/~$/, ""), year)) {
        if (kind === "usual") revoked.add(date);
        else added.push({ date, kind, name, isEstimate, source });
      }
    }
  }
  return { added, revoked };
}
