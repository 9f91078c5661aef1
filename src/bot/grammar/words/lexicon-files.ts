import { z } from "zod";
import { holidayWords } from "../../../core/calendar/holiday-word.ts";
import { festivalIds, traditions } from "../../../core/greetings/customs.ts";
import { settings } from "../../../core/members/setting.ts";
import { regions } from "../../../core/places/region-of.ts";
import { cardFields } from "../../../core/search/card-field.ts";
import { segmentDimensions } from "../../../core/segments/segment.ts";
import { needFacts } from "../../../core/tiering/need.ts";
import type { Zone } from "../../../core/time/civil.ts";
import { locales, outcomes, stages, tiers, touchKinds } from "../../../core/vocabulary.ts";
import type { CommandName } from "../../../i18n/sentence.ts";
import { monthParts, timeUnits } from "../dates/date-words.ts";
import { askedCues } from "./asked-cue.ts";
import { figureWords } from "./figure-word.ts";
import { findKeys } from "./find-key.ts";
import { greetingActions, stopWords } from "./lexicon.ts";
import { settingWords } from "./setting-word.ts";

const words = z.array(z.string().min(1));
const wordsBy = <const Keys extends readonly string[]>(keys: Keys) =>
  z.partialRecord(z.enum(keys), words);
const wordsByNumber = z.record(z.string().regex(/^-?\d+(\.\d+)?$/), words);

/** `commands.json`: of each command the words that call it. */
export const commandFile = z.record(
  z.string().transform((name) => name as CommandName),
  z.looseObject({ words }),
);

/** `festivals.json`: names and words of festivals and traditions, and of the steps with a greeting. */
export const festivalFile = z.strictObject({
  festivals: z.record(z.enum(festivalIds), z.strictObject({ name: z.string(), words })),
  traditions: z.record(z.enum(traditions), z.strictObject({ name: z.string(), words })),
  steps: z.record(z.enum(greetingActions), z.strictObject({ words })),
});

/** `grammar.json`: all other words. */
export const grammarFile = z.strictObject({
  joiners: words,
  outcomes: wordsBy(outcomes),
  "needs-a-break": words,
  hedges: words,
  settled: words,
  courtesies: words,
  greetings: words,
  asking: z.strictObject({ begins: words, ends: words, plainly: words, reports: words }),
  "asked-for": z.record(z.string(), words),
  requests: z.strictObject({ delete: words, export: words, others: words }),
  "clock-asked": words,
  checking: z.strictObject({ begins: words, ends: words, around: words, "around-first": words }),
  figures: wordsBy(figureWords),
  kinds: wordsBy(touchKinds),
  inbound: words,
  addressing: words,
  pronouns: words,
  "past-verbs": words,
  "past-beginnings": words,
  "past-endings": words,
  "not-past": words,
  "follow-ups": words,
  reminders: words,
  "until-words": words,
  "tier-to": words,
  "own-to": words,
  disposing: words,
  away: words,
  showing: words,
  adding: words,
  binding: words,
  leads: words,
  appointing: words,
  amends: z.strictObject({ drop: words, only: words, all: words, marks: words, positions: words }),
  listed: z.strictObject({
    "first-of": words,
    "last-of": words,
    "number-of": words,
    last: words,
    ordinals: wordsByNumber,
    customers: words,
    counters: words,
    counted: words,
    others: words,
    "goes-on": words,
    each: words,
    measures: words,
    before: words,
  }),
  "next-dates": words,
  dates: z.strictObject({
    days: wordsByNumber,
    weekdays: wordsBy(["1", "2", "3", "4", "5", "6", "7"]),
    shifts: wordsByNumber,
    units: wordsBy(timeUnits),
    numerals: wordsByNumber,
    weekend: words,
    "month-end": words,
    "before-amount": words,
    "before-limit": words,
    "after-amount": words,
    "after-festival": words,
    "after-past": words,
    "after-limit": words,
    "before-deadline": words,
    "after-deadline": words,
    "before-day": words,
    between: words,
    marks: wordsBy(["year", "month", "day", "hour"]),
    "parts-of-day": words,
    months: wordsByNumber,
    years: wordsByNumber,
    "year-end": words,
    "parts-before": wordsBy(monthParts),
    "parts-after": wordsBy(monthParts),
    "before-festival": words,
    "and-half": words,
    "counted-from": words,
    "before-until": words,
    "before-begin": words,
    "before-after": words,
    "after-day": words,
    "before-range": words,
    "before-time": words,
    recurring: words,
    "not-marks": words,
    measures: words,
    "word-like": words,
    quarters: wordsByNumber,
    "this-week": words,
    seasons: words,
    "after-next": wordsBy(timeUnits),
    "week-later": words,
    "week-joins": words,
    "new-year-begin": words,
    "after-holidays": z.record(z.string(), words),
    "before-holidays": z.record(z.string(), words),
    "before-week": words,
  }),
  tiers: wordsBy(tiers),
  stages: wordsBy(stages),
  regions: wordsBy(regions),
  needs: wordsBy(needFacts),
  dimensions: wordsBy(segmentDimensions),
  "market-aspects": wordsBy(["competition", "strength"]),
  "rule-steps": wordsBy(["apply", "revert", "dry-run"]),
  "decide-yes": words,
  "decide-no": words,
  find: wordsBy(findKeys),
  asked: wordsBy(askedCues),
  "asked-stages": wordsBy(stages),
  "card-fields": wordsBy(cardFields),
  "find-fillers": words,
  customers: words,
  silences: words,
  unowned: words,
  "no-order": words,
  "has-order": words,
  "reorder-due": words,
  stopped: words,
  nobody: words,
  overdue: words,
  "tag-on": words,
  "tag-off": words,
  "tag-words": words,
  holiday: wordsBy(holidayWords),
  "days-off": words,
  settings: wordsBy(settings),
  "setting-wishes": wordsBy(settingWords),
  "push-names": z.record(z.string(), words),
  clock: z.strictObject({
    am: words,
    pm: words,
    at: words,
    past: words,
    hours: words,
    minutes: words,
    quarters: words,
    before: words,
    after: words,
    numbers: wordsByNumber,
    "half-past": words,
  }),
  aliases: wordsBy(["set", "gone"]),
  stops: wordsBy(stopWords),
  channels: z.record(z.string().regex(/^[a-z]+$/), words),
  drafts: wordsBy(["all", "none", "yes"]),
  outbox: wordsBy(["retry", "all"]),
  "switch-on": words,
  "switch-off": words,
  languages: wordsBy(locales),
  cities: z.record(
    z.string().transform((zone) => zone as Zone),
    words,
  ),
  cancel: words,
  currencies: z.record(z.string().regex(/^[A-Z]{3}$/), words),
  magnitudes: wordsByNumber,
  "person-titles": words,
  "the-same": words,
  said: words,
  "third-persons": words,
  negations: words,
  undone: words,
  intentions: words,
  problems: z.record(z.string(), z.string()),
});

/** One locale's `grammar.json`. */
export type Grammar = z.infer<typeof grammarFile>;
