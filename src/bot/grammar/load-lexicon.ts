import { z } from "zod";
import { holidayWords } from "../../core/calendar/holiday-word.ts";
import { regions } from "../../core/calendar/region-of.ts";
import { traditions } from "../../core/greetings/festival-custom.ts";
import { segmentDimensions } from "../../core/segments/segment.ts";
import { settings } from "../../core/setting.ts";
import { needFacts } from "../../core/tiering/need.ts";
import type { Zone } from "../../core/time/civil.ts";
import { locales, outcomes, stages, tiers, touchKinds } from "../../core/vocabulary.ts";
import type { Translator } from "../../i18n/translator.ts";
import { months } from "./date-calendar.ts";
import type { DateWords } from "./date-words.ts";
import { greetingActions, type Lexicon, type NamedFestival } from "./lexicon.ts";
import { findKeys } from "./parse-find.ts";
import { type WordTable, wordTable } from "./word-table.ts";

const words = z.array(z.string().min(1));
const wordsBy = <const Keys extends readonly string[]>(keys: Keys) =>
  z.partialRecord(z.enum(keys), words);
const wordsByNumber = z.record(z.string().regex(/^-?\d+(\.\d+)?$/), words);

const commandFile = z.record(z.string(), z.looseObject({ words }));

const festivalFile = z.strictObject({
  festivals: z.record(z.string(), z.strictObject({ name: z.string(), words })),
  traditions: z.record(z.enum(traditions), z.strictObject({ name: z.string(), words })),
  steps: z.record(z.enum(greetingActions), z.strictObject({ words })),
});

const grammarFile = z.strictObject({
  joiners: words,
  outcomes: wordsBy(outcomes),
  "needs-a-break": words,
  hedges: words,
  settled: words,
  courtesies: words,
  kinds: wordsBy(touchKinds),
  inbound: words,
  addressing: words,
  pronouns: words,
  "past-verbs": words,
  "past-beginnings": words,
  "past-endings": words,
  "not-past": words,
  "follow-ups": words,
  binding: words,
  dates: z.strictObject({
    days: wordsByNumber,
    weekdays: wordsBy(["1", "2", "3", "4", "5", "6", "7"]),
    shifts: wordsByNumber,
    units: wordsBy(["day", "week", "month", "year"]),
    numerals: wordsByNumber,
    weekend: words,
    "month-end": words,
    "before-amount": words,
    "before-limit": words,
    "after-amount": words,
    "after-past": words,
    "after-limit": words,
    "before-deadline": words,
    "after-deadline": words,
    "before-day": words,
    between: words,
    marks: wordsBy(["year", "month", "day", "hour"]),
    "parts-of-day": words,
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
  "no-order": words,
  "has-order": words,
  "reorder-due": words,
  nobody: words,
  "tag-on": words,
  "tag-off": words,
  holiday: wordsBy(holidayWords),
  settings: wordsBy(settings),
  outbox: wordsBy(["retry", "all"]),
  "switch-on": words,
  "switch-off": words,
  languages: wordsBy(locales),
  cities: z.record(
    z.string().transform((zone) => zone as Zone),
    words,
  ),
  cancel: words,
  problems: z.record(z.string(), z.string()),
});

type Grammar = z.infer<typeof grammarFile>;

/**
 * The words of all locales as one lexicon. Throws when a locale's `commands.json` or `grammar.json`
 * has not the expected shape. How words are marked there: see `wordTable`.
 */
export function loadLexicon(translator: Translator): Lexicon {
  const commands = locales.map((locale) =>
    commandFile.parse(translator.bundle(locale, "commands")),
  );
  const grammars = locales.map((locale) => grammarFile.parse(translator.bundle(locale, "grammar")));
  const festivals = locales.map((locale) =>
    festivalFile.parse(translator.bundle(locale, "festivals")),
  );
  const all = (of: (grammar: Grammar) => readonly string[]) => grammars.flatMap(of);
  const list = (of: (grammar: Grammar) => readonly string[]) => wordTable<true>([[true, all(of)]]);
  const table = <Key extends string>(of: (grammar: Grammar) => Partial<Record<Key, string[]>>) =>
    wordTable(grammars.flatMap((grammar) => entriesOf(of(grammar))));

  return {
    commands: wordTable(
      commands.flatMap((file) => Object.entries(file).map(([name, entry]) => [name, entry.words])),
    ),
    joiners: wordTable<true>([[true, all((grammar) => grammar.joiners)]], "any"),
    outcomes: table((grammar) => grammar.outcomes),
    needsBreak: list((grammar) => grammar["needs-a-break"]),
    hedges: list((grammar) => grammar.hedges),
    settled: list((grammar) => grammar.settled),
    courtesies: list((grammar) => grammar.courtesies),
    kinds: table((grammar) => grammar.kinds),
    inbound: list((grammar) => grammar.inbound),
    addressing: wordTable<true>([[true, all((grammar) => grammar.addressing)]], "any"),
    pronouns: wordTable<true>([[true, all((grammar) => grammar.pronouns)]], "any"),
    pastVerbs: list((grammar) => grammar["past-verbs"]),
    pastBeginnings: all((grammar) => grammar["past-beginnings"]),
    pastEndings: all((grammar) => grammar["past-endings"]),
    notPast: wordTable<true>([[true, all((grammar) => grammar["not-past"])]], "any"),
    followUps: list((grammar) => grammar["follow-ups"]),
    binding: list((grammar) => grammar.binding),
    dates: dateWords(grammars.map((grammar) => grammar.dates)),
    tiers: table((grammar) => grammar.tiers),
    stages: table((grammar) => grammar.stages),
    regions: table((grammar) => grammar.regions),
    needs: table((grammar) => grammar.needs),
    dimensions: table((grammar) => grammar.dimensions),
    marketAspects: table((grammar) => grammar["market-aspects"]),
    ruleSteps: table((grammar) => grammar["rule-steps"]),
    decisions: wordTable([
      [true, all((grammar) => grammar["decide-yes"])],
      [false, all((grammar) => grammar["decide-no"])],
    ]),
    find: table((grammar) => grammar.find),
    noOrder: list((grammar) => grammar["no-order"]),
    hasOrder: list((grammar) => grammar["has-order"]),
    reorderDue: list((grammar) => grammar["reorder-due"]),
    nobody: list((grammar) => grammar.nobody),
    tagSigns: wordTable([
      [true, all((grammar) => grammar["tag-on"])],
      [false, all((grammar) => grammar["tag-off"])],
    ]),
    festivals: wordTable<NamedFestival>(
      festivals.flatMap((file) => [
        ...entriesOf(file.festivals).map(
          ([festival, { words }]) => [{ festival }, [...words, festival]] as const,
        ),
        ...entriesOf(file.traditions).map(
          ([tradition, { words }]) => [{ tradition }, words] as const,
        ),
      ]),
      "any",
    ),
    greetingSteps: wordTable(
      festivals.flatMap((file) =>
        entriesOf(file.steps).map(([step, { words }]) => [step, [...words, step]] as const),
      ),
    ),
    holiday: table((grammar) => grammar.holiday),
    settings: table((grammar) => grammar.settings),
    outbox: table((grammar) => grammar.outbox),
    switches: wordTable([
      [true, all((grammar) => grammar["switch-on"])],
      [false, all((grammar) => grammar["switch-off"])],
    ]),
    languages: table((grammar) => grammar.languages),
    cities: table<Zone>((grammar) => grammar.cities),
    cancel: list((grammar) => grammar.cancel),
  };
}

/** Parts of a date stand together without spaces, so their Chinese words may be glued. */
function dateWords(files: readonly Grammar["dates"][]): DateWords {
  const list = (of: (file: Grammar["dates"]) => readonly string[]): WordTable<true> =>
    wordTable<true>([[true, files.flatMap(of)]], "any");
  const table = <Key extends string>(
    of: (file: Grammar["dates"]) => Partial<Record<Key, string[]>>,
  ) =>
    wordTable(
      files.flatMap((file) => entriesOf(of(file))),
      "any",
    );
  const numbers = (of: (file: Grammar["dates"]) => Record<string, string[]>) =>
    wordTable(
      files.flatMap((file) =>
        entriesOf(of(file)).map(([key, list]) => [Number(key), list] as const),
      ),
      "any",
    );
  const words = {
    days: numbers((file) => file.days),
    weekdays: wordTable(
      files.flatMap((file) =>
        ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => [day, file.weekdays[day] ?? []] as const),
      ),
      "any",
    ),
    shifts: numbers((file) => file.shifts),
    units: table((file) => file.units),
    numerals: numbers((file) => file.numerals),
    weekend: list((file) => file.weekend),
    monthEnd: list((file) => file["month-end"]),
    beforeAmount: list((file) => file["before-amount"]),
    beforeLimit: list((file) => file["before-limit"]),
    afterAmount: list((file) => file["after-amount"]),
    afterPast: list((file) => file["after-past"]),
    afterLimit: list((file) => file["after-limit"]),
    beforeDeadline: list((file) => file["before-deadline"]),
    afterDeadline: list((file) => file["after-deadline"]),
    beforeDay: list((file) => file["before-day"]),
    between: list((file) => file.between),
    marks: table((file) => file.marks),
    partsOfDay: list((file) => file["parts-of-day"]),
  };
  const first = [
    ...Object.values(words).flatMap((one) => [...one.keys()]),
    ...months,
    ..."+0123456789",
  ];
  return { ...words, starts: new Set(first.map((word) => word.charAt(0))) };
}

const entriesOf = <Key extends string, Value>(groups: Partial<Record<Key, Value>>) =>
  Object.entries(groups) as [Key, Value][];
