import { z } from "zod";
import { datedChange, isTurnedOver, newRates } from "../../core/money/own-rates.ts";
import { ratedCurrencies } from "../../core/money/published-rate.ts";
import { complaintKinds } from "../../core/owed/complaint-told.ts";
import { mergePatch } from "../../core/tiering/merge-patch.ts";
import { needFacts } from "../../core/tiering/need.ts";
import type { RuleSet } from "../../core/tiering/rule-set.ts";
import type { CivilDate, WallTime } from "../../core/time/civil.ts";
import { tiers } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";

const days = z.int().min(1).max(1000);
const points = z.number().min(0).max(100);
const needs = z.array(z.enum(needFacts));
const workdays = z.int().min(0).max(60);
const workHours = z.int().min(1).max(240);
const gaps = z.array(days).min(1).max(30);
const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((time) => time as WallTime);
/** Few, for each of them is looked for in what every customer bought. */
const mostNames = 50;
const ownGaps = z
  .record(z.string().min(1).max(60), z.partialRecord(z.enum([...tiers, "won"]), days))
  .refine((named) => Object.keys(named).length <= mostNames);
const turnover = z.number().min(0).max(1e12);
const benefit = z.string().max(300);
const day = z.iso.date().transform((date) => date as CivilDate);
const window = z
  .strictObject({ from: wallTime, to: wallTime })
  .refine(({ from, to }) => from < to, { path: ["to"] });

const known = new Set([...Intl.supportedValuesOf("currency"), ...ratedCurrencies]);
const currency = z.string().refine((code) => known.has(code));
/** Rates are in US dollars, whose own is 1. */
const ratable = currency.refine((code) => code !== "USD");
/** From when a rate holds: always, from a year or a month on. */
const since = z.string().regex(/^(always|(19|20)\d\d(-(0[1-9]|1[0-2]))?)$/);
const rate = z.union([z.number().positive().max(1e6), z.literal("auto")]);

const rules: z.ZodType<RuleSet> = z.strictObject({
  tiers: z.strictObject({
    KA: z.strictObject({
      abc: z.enum(["A", "B", "C"]),
      leastShare: z.number().min(0).max(1),
      leastOrderDays: z.int().min(1).max(365),
      influenceTags: z.array(z.string().min(1)),
    }),
    A: z.strictObject({
      needs: needs.min(1),
      impliedBy: z.strictObject({ quoted: needs, sampled: needs }),
      needWithinDays: days,
      spokeWithinDays: days,
    }),
    B: z.strictObject({ sampleWithinDays: days }),
    score: z.strictObject({
      industryKnown: points,
      industries: z.record(z.string().min(1), points),
      countryKnown: points,
      countries: z.record(z.string().regex(/^[A-Z]{2}$/), points),
      website: points,
      twoWay: points,
      mostTwoWay: z.int().min(0).max(1000),
      bought: points,
    }),
    C: z.strictObject({ leastScore: points }),
    D: z.strictObject({ leastScore: points }),
    keepDays: z.strictObject({ KA: days, A: days, C: days, D: days }),
    refusedDays: days,
    most: z.int().min(1).max(20),
  }),
  cadence: z
    .strictObject({
      windows: z.strictObject({
        KA: window,
        A: window,
        B: window,
        C: window,
        D: window,
        E: window,
      }),
      shortDays: z.strictObject({
        offices: window,
        halfDay: window,
        feastEve: window,
        ramadan: window,
      }),
      KA: z
        .strictObject({ gapDays: days, neverBeyondDays: days, reviewDays: days })
        .refine(({ gapDays, neverBeyondDays }) => gapDays <= neverBeyondDays, {
          path: ["neverBeyondDays"],
        }),
      A: z
        .strictObject({ gapDays: days, shorterGapDays: days, skipsFirstWorkday: z.boolean() })
        .refine(({ gapDays, shorterGapDays }) => shorterGapDays <= gapDays, {
          path: ["shorterGapDays"],
        }),
      B: z.strictObject({
        sampleGaps: gaps,
        receivedGaps: gaps,
        afterLastGapDays: days,
        receivedBeforeTierDays: days,
        replyDays: days,
      }),
      C: z.strictObject({ gapDays: days }),
      D: z.strictObject({ gapDays: days }),
      E: z.strictObject({ gapDays: days }),
      won: z.strictObject({ longestGapDays: days, beforeReorderDays: z.int().min(0).max(365) }),
      lost: z.strictObject({ gapDays: days }),
      capacity: z.union([z.literal("off"), z.int().min(1).max(500)]),
      own: z.strictObject({ industries: ownGaps, products: ownGaps }),
    })
    .refine(
      ({ own, KA: { neverBeyondDays } }) =>
        [own.industries, own.products]
          .flatMap((named) => Object.values(named))
          .every(({ KA = 0 }) => KA <= neverBeyondDays),
      { path: ["KA", "neverBeyondDays"] },
    ),
  complaints: z.strictObject({
    answerWorkdays: workdays,
    byKind: z.partialRecord(z.enum(complaintKinds), workdays),
    severeWorkdays: workdays,
  }),
  answers: z.strictObject({ workHours, pressingWorkHours: workHours }),
  concessions: z.strictObject({
    mostPercent: z.number().min(0).max(100),
    mostAmount: turnover,
    returnDays: z.int().min(1).max(365),
  }),
  loyalty: z.strictObject({
    since: z.union([z.literal("off"), day]),
    per100: z.number().min(0).max(1000),
    perReferral: z.int().min(0).max(100_000),
    from: z
      .strictObject({ silver: turnover, gold: turnover, diamond: turnover })
      .refine(({ silver, gold, diamond }) => silver < gold && gold < diamond, { path: ["gold"] }),
    benefits: z.strictObject({ silver: benefit, gold: benefit, diamond: benefit }),
  }),
  care: z
    .strictObject({ giftWorkdays: workdays, wishWorkdays: workdays, bigOrder: z.number().min(0) })
    .refine(({ giftWorkdays, wishWorkdays }) => wishWorkdays <= giftWorkdays, {
      path: ["wishWorkdays"],
    }),
  matches: z.strictObject({ propose: z.enum(["off", "on"]) }),
  reporting: z.strictObject({ currency: z.union([z.literal("auto"), currency]) }),
  currency: z.record(ratable, z.record(since, rate)),
});

/**
 * The rules with a change laid over them, as `mergePatch` does; own rates without a date hold from the
 * month of `today` on. Throws `Refusal` `rules-invalid`, which names what is wrong as a path, and
 * `rate-turned-over`.
 */
export function readRules(base: RuleSet, change: unknown, today: CivilDate): RuleSet {
  const month = today.slice(0, 7);
  const read = rules.safeParse(mergePatch(base, datedChange(change, base.currency, month)));
  if (read.success) {
    const { cadence } = read.data;
    const currency = withoutEmpty(read.data.currency);
    refuseTurnedOver(base.currency, currency, month);
    const { industries, products } = cadence.own;
    const own = { industries: withoutEmpty(industries), products: withoutEmpty(products) };
    return { ...read.data, cadence: { ...cadence, own }, currency };
  }
  const where = read.error.issues.slice(0, 5).map((issue) => pathOf(issue));
  throw new Refusal("rules-invalid", { where: [...new Set(where)].join(", ") });
}

function refuseTurnedOver(
  before: RuleSet["currency"],
  now: RuleSet["currency"],
  month: string,
): void {
  const wrong = newRates(before, now).find((rate) => isTurnedOver(rate, month));
  if (wrong === undefined) return;
  const { currency, rate } = wrong;
  const meant = Number((1 / Number(rate)).toPrecision(5));
  throw new Refusal("rate-turned-over", { currency, rate, meant });
}

/** A currency whose last rate was taken away has none of its own; so has an industry without gaps. */
const withoutEmpty = <One extends object>(
  own: Readonly<Record<string, One>>,
): Readonly<Record<string, One>> =>
  Object.fromEntries(Object.entries(own).filter(([, one]) => Object.keys(one).length > 0));

const pathOf = (issue: z.core.$ZodIssue): string =>
  [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].join(".");
