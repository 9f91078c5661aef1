import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import { urgentTiers } from "../../core/cadence/is-urgent.ts";
import { cityNames } from "../../core/places/city-names.ts";
import { developedCountries, type Economy } from "../../core/places/economy-of.ts";
import { countriesOf } from "../../core/places/region-of.ts";
import type { CardField } from "../../core/search/card-field.ts";
import {
  asksWhomToContact,
  type Bounds,
  type CustomerFilter,
  type DaysAsked,
  type SizeAsked,
  type TouchesAsked,
} from "../../core/search/customer-filter.ts";
import { findLanguage } from "../../core/search/find-language.ts";
import type { Temperature } from "../../core/search/found-order.ts";
import type { EpochDay, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { KeyKind } from "../../core/value/worth.ts";
import { mayContact, mayCourt } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { isInquiry } from "../dormancy/dormancy.ts";
import { isStillAhead, openOwed } from "../owed/open-owed.ts";
import { birthdayPlace, hasBirthday } from "../people/birthdays-at.ts";
import { isThere } from "../people/still-there.ts";
import { daysSince } from "../time/zone-clocks.ts";

/**
 * What a filter asks at an instant of customer `c` with owner `m` and clocks `z`, as conditions that must
 * all hold; `silence`: the days that the asking list shows.
 */
export function conditions(db: Db, filter: CustomerFilter, silence: Sql, now: Instant): Sql[] {
  const { silentDays, orders, ordered, unordered, touched, untouched, owed } = filter;
  const zone = filter.zone ?? ("UTC" as Zone);
  const found = ofTheirOwn(filter);
  found.push(...ofTheirOwn(filter.except ?? {}).map((one) => sql`(${one}) IS NOT TRUE`));
  if (silentDays) found.push(...within(silence, silentDays));
  if (orders) found.push(...within(sql`c.order_count`, orders));
  if (ordered) found.push(hasOrder(ordered));
  if (unordered) found.push(sql`NOT ${hasOrder(unordered)}`);
  if (filter.birthdays) found.push(hasBirthday(db, filter.birthdays));
  if (filter.coolsWithin !== undefined) found.push(coolsWithin(filter.coolsWithin));
  if (filter.due) found.push(isDue(filter.due, now));
  if (touched) found.push(hasTouch(touched, zone));
  if (untouched) found.push(sql`NOT ${hasTouch(untouched, zone)}`);
  if (owed)
    found.push(sql`EXISTS (SELECT 1 FROM ${openOwed(owed)} o
      WHERE o.customer_id = c.id AND ${isStillAhead(civilDateAt(now, zone))})`);
  if (filter.isReorderDue) found.push(isReorderDue);
  found.push(...ofTheCard(filter), ...ofTheirWorth(filter));
  found.push(...(filter.lacks ?? []).map((field) => lacking[field]));
  if (filter.isStopped) found.push(hasStop);
  if (filter.isStopped && filter.isForContact !== true) return found;
  if (filter.birthdays) found.push(mayCourt);
  else if (asksWhomToContact(filter)) found.push(mayContact);
  return found;
}

/** That nobody at customer `c` has something. */
const noContact = (has: Sql): Sql =>
  sql`NOT EXISTS (SELECT 1 FROM contact p WHERE p.customer_id = c.id AND ${isThere} AND ${has})`;

/** That something is not known of customer `c`. */
const lacking: Readonly<Record<CardField, Sql>> = {
  email: noContact(sql`p.email IS NOT NULL`),
  phone: noContact(sql`p.phone IS NOT NULL`),
  birthday: noContact(sql`p.birthday IS NOT NULL`),
  contact: noContact(sql`TRUE`),
  tag: sql`cardinality(c.tags) = 0`,
  city: sql`c.city IS NULL`,
  language: sql`c.language IS NULL`,
  industry: sql`c.industry IS NULL`,
  website: sql`(c.website IS NULL AND c.domain IS NULL)`,
  source: sql`c.source IS NULL`,
  size: sql`c.size IS NULL`,
};

/** Whether customer `c`, or somebody there, speaks one of these languages, by code or as somebody wrote it. */
function speaksOne(languages: readonly string[]): Sql {
  const said = languages.map((one) => findLanguage(one) ?? one);
  return sql`(c.language ILIKE ANY(${said}::text[]) OR EXISTS (SELECT 1 FROM contact p
    WHERE p.customer_id = c.id AND (p.language ILIKE ANY(${said}::text[])
      OR p.other_languages && ${said}::text[])))`;
}

/** Whether the country of customer `c`, where it is known, is a market of one of these kinds. */
const isInMarkets = (markets: readonly Economy[]): Sql =>
  sql`CASE WHEN c.country = ANY(${[...developedCountries]}::text[]) THEN 'developed'
    WHEN c.country IS NOT NULL THEN 'developing' END = ANY(${[...markets]}::text[])`;

/** How people at customer `c`, and who decides there, stand to us. */
function ofTheirPeople({ attitudes, deciders }: CustomerFilter): Sql[] {
  const someone = (has: Sql) =>
    sql`EXISTS (SELECT FROM contact p WHERE p.customer_id = c.id AND ${isThere} AND ${has})`;
  const stands = (among: readonly string[]) =>
    sql`coalesce(p.attitude, 'unknown') = ANY(${[...among]}::text[])`;
  return [
    ...(attitudes === undefined ? [] : [someone(stands(attitudes))]),
    ...(deciders === undefined
      ? []
      : [
          sql`(${someone(sql`p.decides AND ${stands(deciders)}`)}
            OR ${deciders.includes("none") ? noContact(sql`p.decides`) : sql`FALSE`})`,
        ]),
  ];
}

/** Whether customer `c` is of one of these sizes, by its words or by the figures in it: `50-200`, `500+`. */
function isOneOf(sizes: readonly SizeAsked[]): Sql {
  const figure = (which: Sql) =>
    sql`(SELECT ${which}(figure[1]::int) FROM regexp_matches(replace(c.size, ',', ''), '\\d{1,9}', 'g') figure)`;
  const fewest = figure(sql`min`);
  const most = sql`(CASE WHEN c.size !~ '[+>]' THEN ${figure(sql`max`)} END)`;
  const any = sizes.flatMap(({ words, headcount }) => [
    sql`c.size ILIKE ANY(${words.map(containing)}::text[])`,
    ...(headcount === undefined
      ? []
      : [
          sql`(${joinSql(
            [
              ...(headcount.least === undefined ? [] : within(fewest, { least: headcount.least })),
              ...(headcount.most === undefined ? [] : within(most, { most: headcount.most })),
            ],
            " AND ",
          )})`,
        ]),
  ]);
  return sql`(${joinSql(any, " OR ")})`;
}

/** What somebody wrote of a customer, and what was ordered. */
function ofTheCard(filter: CustomerFilter): Sql[] {
  const { products, sources, sizes, cities, languages, markets, priorities } = filter;
  const any = (column: Sql, words: readonly string[] | undefined) =>
    words === undefined ? [] : [sql`${column} ILIKE ANY(${words.map(containing)}::text[])`];
  return [
    ...any(
      sql`c.source`,
      sources?.flatMap((one) => one.words),
    ),
    ...(sizes === undefined ? [] : [isOneOf(sizes)]),
    ...any(sql`c.city`, cities?.flatMap(cityNames)),
    ...(markets === undefined ? [] : [isInMarkets(markets)]),
    ...(priorities === undefined ? [] : [sql`c.priorities && ${[...priorities]}::text[]`]),
    ...ofTheirPeople(filter),
    ...(languages === undefined ? [] : [speaksOne(languages)]),
    ...(products === undefined
      ? []
      : [
          sql`EXISTS (SELECT 1 FROM customer_order o, unnest(o.products) product
            WHERE o.customer_id = c.id AND NOT o.is_cancelled
              AND product ILIKE ANY(${products.map(containing)}::text[]))`,
        ]),
  ];
}

/** What a customer is worth, as it was valued last: null where it is not known. */
const worth = (what: Sql): Sql =>
  sql`(SELECT ${what} FROM customer_value w
    WHERE w.customer_id = c.id AND w.organization_id = c.organization_id)`;

/** What customer `c` brought in a year, and what is to be expected of it, in the reporting currency. */
export const brought: Sql = worth(sql`w.contribution::float8`);
export const expectedOf: Sql = worth(sql`w.expected_purchases * w.expected_value`);

function ofTheirWorth(filter: CustomerFilter): Sql[] {
  const { classes, amount, expected, temperatures, keyKinds, influenceTags = [] } = filter;
  const found: Sql[] = [];
  if (classes) found.push(sql`${worth(sql`w.abc`)} = ANY(${[...classes]}::text[])`);
  if (amount) found.push(...within(brought, amount));
  if (expected) found.push(...within(expectedOf, expected));
  if (temperatures)
    found.push(
      sql`(${joinSql(
        temperatures.map((one) => isSoWarm[one]),
        " OR ",
      )})`,
    );
  if (keyKinds) {
    const brings = sql`coalesce(${worth(sql`w.abc`)} = 'A', FALSE)`;
    const leads = sql`EXISTS (SELECT 1 FROM unnest(c.tags) tag
      WHERE lower(tag) = ANY(${influenceTags.map((tag) => tag.toLowerCase())}::text[]))`;
    const kinds: Readonly<Record<KeyKind, Sql>> = {
      both: sql`(${brings} AND ${leads})`,
      money: brings,
      influence: leads,
    };
    found.push(
      sql`(${joinSql(
        keyKinds.map((one) => kinds[one]),
        " OR ",
      )})`,
    );
  }
  return found;
}

/** What stands in the customer's own row. */
function ofTheirOwn(filter: CustomerFilter): Sql[] {
  const found: Sql[] = [];
  const { countries, regions, industries, tiers, stages, tags, owners, words } = filter;
  if (countries) found.push(sql`c.country = ANY(${[...countries]}::text[])`);
  if (regions) found.push(sql`c.country = ANY(${regions.flatMap(countriesOf)}::text[])`);
  if (industries) found.push(sql`c.industry ILIKE ANY(${industries.map(containing)}::text[])`);
  if (tiers) found.push(sql`c.tier = ANY(${[...tiers]}::text[])`);
  if (stages) found.push(sql`c.stage = ANY(${[...stages]}::text[])`);
  if (tags) {
    found.push(sql`ARRAY(SELECT lower(tag) FROM unnest(c.tags) tag)
      @> ${tags.map((tag) => tag.toLowerCase())}::text[]`);
  }
  if (owners) {
    const people = owners.map((owner) => owner.toLowerCase());
    found.push(
      owners.length === 0
        ? sql`c.owner_id IS NULL`
        : sql`(m.handle = ANY(${people}::text[]) OR lower(m.name) = ANY(${people}::text[]))`,
    );
  }
  for (const word of words ?? []) {
    const cities = cityNames(word).map(containing);
    found.push(sql`(c.name ILIKE ${containing(word)} OR c.city ILIKE ANY(${cities}::text[]))`);
  }
  return found;
}

const hasStop: Sql = sql`EXISTS (SELECT FROM customer_stop s WHERE s.customer_id = c.id)`;

const hasOrder = ({ from, to }: DaysAsked): Sql => sql`EXISTS (SELECT 1 FROM customer_order o
  WHERE o.customer_id = c.id AND NOT o.is_cancelled AND o.ordered_on BETWEEN ${from}::date AND ${to}::date)`;

/** The lines of the temperature law, in days since the last exchange, and those days of customer `c`. */
const { warmDays, knownDays, coolingDays } = defaultPolicy.temperature;
const lines = [warmDays, knownDays, coolingDays];
const sinceExchange = daysSince(sql`c.last_two_way_at`);

/** Whether customer `c` is so warm; who never spoke with us is lost without guilt. */
const isSoWarm: Readonly<Record<Temperature, Sql>> = {
  warm: sql`${sinceExchange} <= ${warmDays}::int`,
  known: sql`${sinceExchange} BETWEEN ${warmDays + 1}::int AND ${knownDays}::int`,
  cooling: sql`${sinceExchange} BETWEEN ${knownDays + 1}::int AND ${coolingDays}::int`,
  lost: sql`coalesce(${sinceExchange} > ${coolingDays}::int, TRUE)`,
};

/** So many days before a line of the temperature law, counted from the last exchange. */
function coolsWithin(days: number): Sql {
  const nears = lines.map(
    (line) => sql`${sinceExchange} BETWEEN ${line + 1 - days}::int AND ${line}::int`,
  );
  return sql`(c.stage <> 'lost' AND (${joinSql(nears, " OR ")}))`;
}

/**
 * How near is what a filter asks for at customer `c`, the nearest is the least: the next birthday, the
 * crossing of a line, an urgent tier that is overdue. The same of all where nothing of it comes nearer.
 */
export function nearness(db: Db, { birthdays, coolsWithin: within, due }: CustomerFilter): Sql {
  if (birthdays) return birthdayPlace(db, birthdays);
  if (due === "overdue") return sql`(c.tier <> ALL(${[...urgentTiers]}::text[]))::int`;
  if (within === undefined) return sql`0`;
  const left = lines.map(
    (line) => sql`nullif(greatest(${line + 1}::int - ${sinceExchange}, 0), 0)`,
  );
  return sql`least(${joinSql(left, ", ")})`;
}

/** By so much the window of a day that is over may open later than now, in milliseconds: far more than clocks differ. */
const margin = 3 * 86_400_000;

const isDue = (due: NonNullable<CustomerFilter["due"]>, now: Instant): Sql => {
  // The window says nothing more; by it the few are found without a look at everybody.
  if (due === "overdue")
    return sql`(c.due_on < z.today AND c.due_opens_at < ${new Date(now + margin)})`;
  const { from, to } = due;
  return from === undefined
    ? sql`c.due_on <= ${to}::date`
    : sql`c.due_on BETWEEN ${from}::date AND ${to}::date`;
};

function hasTouch({ outcomes, days, isInquiry: asked }: TouchesAsked, zone: Zone): Sql {
  const all = [asked ? isInquiry : sql`TRUE`];
  if (outcomes) all.push(sql`t.outcome = ANY(${[...outcomes]}::text[])`);
  if (days) {
    const from = firstInstantFrom(epochDayOf(days.from), 0, zone);
    const end = firstInstantFrom((epochDayOf(days.to) + 1) as EpochDay, 0, zone);
    all.push(sql`t.at >= ${new Date(from)} AND t.at < ${new Date(end)}`);
  }
  return sql`EXISTS (SELECT 1 FROM touch t
    WHERE t.customer_id = c.id AND ${joinSql(all, " AND ")})`;
}

/** The next order by the customer's own rhythm is due within a few days, or was. */
const isReorderDue: Sql = sql`(c.stage <> 'lost'
  AND c.last_order_on + round(c.order_gap_days)::int - ${defaultPolicy.won.beforeReorderDays}::int
    <= z.today)`;

function within(value: Sql, { least, most }: Bounds): Sql[] {
  const found: Sql[] = [];
  if (least !== undefined) found.push(sql`${value} >= ${least}`);
  if (most !== undefined) found.push(sql`${value} <= ${most}`);
  return found;
}

/** Pattern of LIKE for texts that contain this one. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
