import { contactFields } from "../../../core/people/contact-field.ts";
import { companySizes, sourceKinds } from "../../../core/search/company-size.ts";
import { inPinyin } from "../../../core/search/pinyin.ts";
import type { Zone } from "../../../core/time/civil.ts";
import { type Locale, locales } from "../../../core/vocabulary.ts";
import type { CommandName } from "../../../i18n/sentence.ts";
import type { Translator } from "../../../i18n/translator.ts";
import { loadClockWords } from "../dates/load-clock-words.ts";
import { dateWordsFor, loadDateWords } from "../dates/load-date-words.ts";
import type { Lexicon, NamedFestival } from "./lexicon.ts";
import {
  commandFile,
  festivalFile,
  type Grammar,
  grammarFile,
  industryFile,
} from "./lexicon-files.ts";
import { isHan, wordTable } from "./word-table.ts";

const own = new WeakMap<Lexicon, Map<Locale, Lexicon>>();

/** The lexicon as a member of a locale means it: words of all languages, and dates in the order of theirs. */
export function lexiconFor(lexicon: Lexicon, locale: Locale): Lexicon {
  const known = own.get(lexicon) ?? new Map<Locale, Lexicon>();
  own.set(lexicon, known);
  const made = known.get(locale) ?? { ...lexicon, dates: dateWordsFor(lexicon.dates, locale) };
  known.set(locale, made);
  return made;
}

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
  const glued = (of: (grammar: Grammar) => readonly string[]) =>
    wordTable<true>([[true, all(of)]], "any");
  const table = <Key extends string>(of: (grammar: Grammar) => Partial<Record<Key, string[]>>) =>
    wordTable(grammars.flatMap((grammar) => entriesOf(of(grammar))));

  return {
    commands: wordTable(
      commands.flatMap((file) => entriesOf(file).map(([name, entry]) => [name, entry.words])),
    ),
    commandsInPinyin: wordTable(
      commands.flatMap((file) =>
        entriesOf(file).map(([name, entry]) => [
          name,
          entry.words.filter((word) => isHan(word.charAt(0))).map(inPinyin),
        ]),
      ),
    ),
    joiners: wordTable<true>([[true, all((grammar) => grammar.joiners)]], "any"),
    outcomes: table((grammar) => grammar.outcomes),
    needsBreak: list((grammar) => grammar["needs-a-break"]),
    hedges: list((grammar) => grammar.hedges),
    settled: list((grammar) => grammar.settled),
    kept: list((grammar) => grammar.kept),
    pleas: all((grammar) => grammar.pleas),
    courtesies: list((grammar) => [...grammar.courtesies, ...grammar.greetings]),
    greetings: list((grammar) => grammar.greetings),
    asking: {
      begins: wordTable<true>([[true, all((grammar) => grammar.asking.begins)]], "any"),
      ends: all((grammar) => grammar.asking.ends),
      plainly: wordTable<true>([[true, all((grammar) => grammar.asking.plainly)]], "any"),
      owed: all((grammar) => grammar.asking.owed),
      recalls: wordTable<true>([[true, all((grammar) => grammar.asking.recalls)]], "any"),
      reports: all((grammar) => grammar.asking.reports),
      within: all((grammar) => grammar.asking.within),
    },
    asksUs: {
      asks: glued((grammar) => grammar["asks-us"].asks),
      wants: glued((grammar) => grammar["asks-us"].wants),
      things: glued((grammar) => grammar["asks-us"].things),
      forms: glued((grammar) => grammar["asks-us"].forms),
      "asks-at-end": all((grammar) => grammar["asks-us"]["asks-at-end"]),
      "not-after": all((grammar) => grammar["asks-us"]["not-after"]),
      "not-before": all((grammar) => grammar["asks-us"]["not-before"]),
      them: all((grammar) => grammar["asks-us"].them),
      ours: all((grammar) => grammar["asks-us"].ours),
      whether: all((grammar) => grammar["asks-us"].whether),
      "to-us": all((grammar) => grammar["asks-us"]["to-us"]).sort((a, b) => b.length - a.length),
    },
    answering: {
      toThem: glued(({ answering }) => answering["to-them"]),
      first: glued(({ answering }) => answering.first),
      last: all(({ answering }) => answering.last),
      toCome: all(({ answering }) => answering["to-come"]),
      us: all(({ answering }) => answering.us),
    },
    askedFor: grammars.flatMap((grammar) =>
      Object.entries(grammar["asked-for"]).flatMap(([line, words]) => {
        const [command = "", ...rest] = line.split(" ");
        return words.map((word) => ({
          word,
          command: command as CommandName,
          rest: rest.join(" "),
        }));
      }),
    ),
    requests: {
      wishes: wordTable<"delete" | "export">(
        [
          ["delete", all((grammar) => grammar.requests.delete)],
          ["export", all((grammar) => grammar.requests.export)],
        ],
        "any",
      ),
      others: all((grammar) => grammar.requests.others),
    },
    clockAsked: all((grammar) => grammar["clock-asked"]),
    callAsked: all((grammar) => grammar["call-asked"]),
    checking: {
      begins: glued((grammar) => grammar.checking.begins),
      ends: all((grammar) => grammar.checking.ends),
      around: all((grammar) => grammar.checking.around),
      aroundFirst: glued((grammar) => grammar.checking["around-first"]),
    },
    figures: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.figures)),
      "any",
    ),
    teamNames: wordTable<"full" | "masked">(
      [
        ["full", all((grammar) => grammar["team-names"].full)],
        ["masked", all((grammar) => grammar["team-names"].masked)],
      ],
      "any",
    ),
    worth: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.worth)),
      "any",
    ),
    worthNames: wordTable<true>([[true, all((grammar) => grammar["worth-names"])]], "any"),
    kinds: table((grammar) => grammar.kinds),
    inbound: list((grammar) => grammar.inbound),
    addressing: wordTable<true>([[true, all((grammar) => grammar.addressing)]], "any"),
    pronouns: wordTable<true>([[true, all((grammar) => grammar.pronouns)]], "any"),
    pastVerbs: list((grammar) => grammar["past-verbs"]),
    pastBeginnings: all((grammar) => grammar["past-beginnings"]),
    pastEndings: all((grammar) => grammar["past-endings"]),
    notPast: wordTable<true>([[true, all((grammar) => grammar["not-past"])]], "any"),
    followUps: list((grammar) => grammar["follow-ups"]),
    reminders: all((grammar) => grammar.reminders).sort((a, b) => b.length - a.length),
    infinitives: all((grammar) => grammar.infinitives),
    untilWords: wordTable<true>([[true, all((grammar) => grammar["until-words"])]], "any"),
    moving: wordTable<true>([[true, all((grammar) => grammar.moving)]], "any"),
    tierTo: wordTable<true>([[true, all((grammar) => grammar["tier-to"])]], "any"),
    ownTo: wordTable<true>([[true, all((grammar) => grammar["own-to"])]], "any"),
    disposing: wordTable<true>([[true, all((grammar) => grammar.disposing)]], "any"),
    away: wordTable<true>([[true, all((grammar) => grammar.away)]], "any"),
    showing: wordTable<true>([[true, all((grammar) => grammar.showing)]], "any"),
    adding: wordTable<true>([[true, all((grammar) => grammar.adding)]], "any"),
    binding: list((grammar) => grammar.binding),
    leads: all((grammar) => grammar.leads),
    appointing: all((grammar) => grammar.appointing),
    amends: {
      drop: all((grammar) => grammar.amends.drop),
      only: all((grammar) => grammar.amends.only),
      all: all((grammar) => grammar.amends.all),
      marks: glued((grammar) => grammar.amends.marks),
      positions: glued((grammar) => grammar.amends.positions),
    },
    listed: {
      firstOf: glued((grammar) => grammar.listed["first-of"]),
      lastOf: glued((grammar) => grammar.listed["last-of"]),
      numberOf: glued((grammar) => grammar.listed["number-of"]),
      last: glued((grammar) => grammar.listed.last),
      ordinals: wordTable(
        grammars.flatMap((grammar) =>
          entriesOf(grammar.listed.ordinals).map(([number, words]) => [Number(number), words]),
        ),
        "any",
      ),
      customers: glued((grammar) => grammar.listed.customers),
      counters: glued((grammar) => grammar.listed.counters),
      counted: glued((grammar) => grammar.listed.counted),
      others: glued((grammar) => grammar.listed.others),
      each: glued((grammar) => grammar.listed.each),
      takers: list((grammar) => grammar.listed.takers),
      after: list((grammar) => grammar.listed.after),
      measures: glued((grammar) => grammar.listed.measures),
      before: list((grammar) => grammar.listed.before),
      goesOn: glued((grammar) => grammar.listed["goes-on"]),
    },
    whole: {
      all: glued((grammar) => grammar.whole.all),
      except: glued((grammar) => grammar.whole.except),
      but: glued((grammar) => grammar.whole.but),
      others: glued((grammar) => grammar.whole.others),
    },
    nextDates: wordTable<true>([[true, all((grammar) => grammar["next-dates"])]], "any"),
    dates: loadDateWords(
      grammars.map((grammar) => grammar.dates),
      festivals.flatMap((file) =>
        entriesOf(file.festivals).map(([festival, { words }]) => [festival, words] as const),
      ),
      all((grammar) => [
        ...grammar["follow-ups"],
        ...grammar["past-verbs"],
        ...grammar.pronouns,
        ...grammar["until-words"],
        ...grammar["contact-asks"],
        ...grammar.dates["parts-of-day"],
        ...grammar.dates["before-time"],
        ...(grammar.outcomes.contacted ?? []),
        ...(grammar.outcomes["no-answer"] ?? []),
      ]),
    ),
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
    asked: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.asked)),
      "any",
    ),
    askedStages: wordTable(
      grammars.flatMap((grammar) => [
        ...entriesOf(grammar.stages),
        ...entriesOf(grammar["asked-stages"]),
      ]),
      "any",
    ),
    askedRegions: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.regions)),
      "any",
    ),
    askedTiers: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.tiers)),
      "any",
    ),
    cardFields: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar["card-fields"])),
      "any",
    ),
    found: {
      classes: table((grammar) => grammar.found.classes),
      temperatures: table((grammar) => grammar.found.temperatures),
      keyKinds: table((grammar) => grammar.found["key-kinds"]),
      markets: table((grammar) => grammar.found.markets),
      priorities: table((grammar) => grammar.found.priorities),
      orders: table((grammar) => grammar.found.orders),
      orderEnds: glued((grammar) => grammar.found["order-ends"]),
      sizes: table((grammar) => grammar.found.sizes),
      sizeWords: new Map(
        companySizes.map((size) => [size, all((grammar) => grammar.found.sizes[size] ?? [])]),
      ),
      sources: sourceKinds.map((kind) => all((grammar) => grammar.found.sources[kind] ?? [])),
      speaking: {
        before: glued((grammar) => grammar.found.speaking.before ?? []),
        after: glued((grammar) => grammar.found.speaking.after ?? []),
      },
      languageNames: wordTable(
        grammars.flatMap((grammar) => entriesOf(grammar.found["language-names"])),
        "any",
      ),
      industryNames: industryNames(translator),
      phrases: wordTable(
        grammars.flatMap((grammar) => [
          ...entriesOf(grammar.found.phrases).map(([part, words]) => {
            const [key = "", value = ""] = part.split(":");
            return [{ key, value }, words] as const;
          }),
          ...entriesOf(grammar.found.orders).map(
            ([value, words = []]) => [{ key: "sort", value }, inOrder(words, grammar)] as const,
          ),
        ]),
        "any",
      ),
    },
    askedFillers: wordTable<true>([[true, all((grammar) => grammar["find-fillers"])]], "any"),
    askedUnowned: wordTable<true>([[true, all((grammar) => grammar.unowned)]], "any"),
    askedPlainly: wordTable<true>(
      [[true, all((grammar) => [...grammar["reorder-due"], ...grammar.stopped.filter(tells)])]],
      "any",
    ),
    overdue: list((grammar) => grammar.overdue),
    findFillers: all((grammar) => grammar["find-fillers"]).sort((a, b) => b.length - a.length),
    customers: all((grammar) => grammar.customers),
    silences: all((grammar) => grammar.silences),
    noOrder: list((grammar) => grammar["no-order"]),
    hasOrder: list((grammar) => grammar["has-order"]),
    reorderDue: list((grammar) => grammar["reorder-due"]),
    stopped: list((grammar) => grammar.stopped),
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
    daysOff: glued((grammar) => grammar["days-off"]),
    settings: table((grammar) => grammar.settings),
    settingWishes: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar["setting-wishes"])),
      "any",
    ),
    pushNames: wordTable(
      grammars.flatMap((grammar) => Object.entries(grammar["push-names"])),
      "any",
    ),
    askedSettings: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.settings)),
      "any",
    ),
    askedLanguages: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar.languages)),
      "any",
    ),
    clock: loadClockWords(grammars),
    wholeCard: all((grammar) => grammar["whole-card"]).sort((a, b) => b.length - a.length),
    aliases: table((grammar) => grammar.aliases),
    contactFields: wordTable([
      ...grammars.flatMap((grammar) => entriesOf(grammar["contact-fields"])),
      ...contactFields.map((field) => [field, [field]] as const),
    ]),
    companyFields: table((grammar) => grammar["company-fields"]),
    companyLinks: list((grammar) => grammar["company-links"]),
    companyVerbs: table((grammar) => grammar["company-verbs"]),
    companySayings: all((grammar) => grammar["company-sayings"]),
    companyHeads: all((grammar) => grammar["company-heads"]),
    companyAbout: all((grammar) => grammar["company-about"]),
    companyPlaces: all((grammar) => grammar["company-places"]),
    contactVerbs: table((grammar) => grammar["contact-verbs"]),
    contactBesides: all((grammar) => grammar["contact-besides"]),
    contactFillers: list((grammar) => grammar["contact-fillers"]),
    noting: all((grammar) => grammar.noting).sort((a, b) => b.length - a.length),
    contactLevels: table((grammar) => grammar["contact-levels"]),
    factAnswers: table((grammar) => grammar["fact-answers"]),
    planHeadings: table((grammar) => grammar["plan-headings"]),
    planDone: list((grammar) => grammar["plan-done"]),
    needExtra: list((grammar) => grammar["need-extra"]),
    attitudes: table((grammar) => grammar.attitudes),
    deciding: table((grammar) => grammar.deciding),
    contactDecides: table((grammar) => grammar["contact-decides"]),
    contactRoles: list((grammar) => grammar["contact-roles"]),
    contactGone: table((grammar) => grammar["contact-gone"]),
    dealRates: list((grammar) => grammar["deal-rates"]),
    contactLeft: table((grammar) => grammar["contact-left"]),
    lunar: all((grammar) => grammar.lunar),
    stops: table((grammar) => grammar.stops),
    channels: table((grammar) => grammar.channels),
    drafts: table((grammar) => grammar.drafts),
    outbox: table((grammar) => grammar.outbox),
    switches: wordTable([
      [true, all((grammar) => grammar["switch-on"])],
      [false, all((grammar) => grammar["switch-off"])],
    ]),
    languages: table((grammar) => grammar.languages),
    cities: table<Zone>((grammar) => grammar.cities),
    currencies: wordTable(
      grammars.flatMap((grammar) => Object.entries(grammar.currencies)),
      "any",
    ),
    magnitudes: wordTable(
      grammars.flatMap((grammar) =>
        Object.entries(grammar.magnitudes).map(([key, words]) => [Number(key), words] as const),
      ),
      "any",
    ),
    personTitles: all((grammar) => grammar["person-titles"]),
    tagWords: all((grammar) => grammar["tag-words"]),
    spokenOf: all((grammar) => grammar["spoken-of"]),
    thirdPersons: all((grammar) => grammar["third-persons"]),
    said: all((grammar) => grammar.said),
    notSaid: all((grammar) => grammar["not-said"]),
    intentions: all((grammar) => grammar.intentions),
    doubting: {
      unsure: all((grammar) => grammar.doubting.unsure),
      undecided: all((grammar) => grammar.doubting.undecided),
      wished: all((grammar) => grammar.doubting.wished),
      abandoned: all((grammar) => grammar.doubting.abandoned),
      fromThem: all((grammar) => grammar.doubting["from-them"]),
    },
    dayAfter: all((grammar) => grammar["day-after"]),
    movedTo: all((grammar) => grammar["moved-to"]),
    dealing: all((grammar) => grammar.dealing),
    hearsay: all((grammar) => grammar.hearsay),
    upset: all((grammar) => grammar.upset),
    silence: all((grammar) => grammar.silence),
    conditions: all((grammar) => grammar.conditions),
    appointments: all((grammar) => grammar.appointments),
    comparing: all((grammar) => grammar.comparing),
    turning: {
      turns: all((grammar) => grammar.turning.turns),
      takes: all((grammar) => grammar.turning.takes),
      answers: all((grammar) => grammar.turning.answers),
      keeps: all((grammar) => grammar.turning.keeps),
    },
    negations: all((grammar) => grammar.negations),
    theirPart: all((grammar) => grammar["their-part"]),
    correcting: all((grammar) => grammar.correcting).sort((a, b) => b.length - a.length),
    mistaken: all((grammar) => grammar.mistaken).sort((a, b) => b.length - a.length),
    contactWords: all((grammar) => grammar["contact-words"]),
    contactAsks: all((grammar) => grammar["contact-asks"]),
    contactAskEnds: all((grammar) => grammar["contact-ask-ends"]),
    theLast: list((grammar) => grammar["the-last"]),
    papers: {
      things: all((grammar) => grammar.papers.things),
      samples: all((grammar) => grammar.papers.samples),
      prices: all((grammar) => grammar.papers.prices),
    },
    undone: all((grammar) => grammar.undone),
    commanding: all((grammar) => grammar.commanding),
    denials: {
      words: all((grammar) => grammar.denials.words),
      bare: all((grammar) => grammar.denials.bare),
      after: all((grammar) => grammar.denials.after),
      of: wordTable(
        grammars.flatMap((grammar) => entriesOf(grammar.denials.of)),
        "any",
      ),
    },
    puttingOff: all((grammar) => grammar["putting-off"]),
    pausing: all((grammar) => [...grammar["putting-off"], ...grammar.pausing]),
    returning: all((grammar) => grammar.returning).sort((a, b) => b.length - a.length),
    willWords: all((grammar) => grammar["will-words"]),
    forbidding: wordTable<true>([[true, all((grammar) => grammar.forbidding)]], "any"),
    toldApart: all((grammar) => grammar["told-apart"]),
    later: all((grammar) => grammar.later),
    trade: {
      orders: all((grammar) => grammar.trade.orders),
      payments: all((grammar) => grammar.trade.payments),
      elsewhere: all((grammar) => grammar.trade.elsewhere),
    },
    dealParts: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar["deal-parts"])),
      "any",
    ),
    dealPaid: wordTable<true>([[true, all((grammar) => grammar["deal-paid"])]], "any"),
    dealDone: wordTable(
      grammars.flatMap((grammar) => entriesOf(grammar["deal-done"])),
      "any",
    ),
    dealBy: wordTable<true>([[true, all((grammar) => grammar["deal-by"])]], "any"),
    dealEmpty: wordTable<true>([[true, all((grammar) => grammar["deal-empty"])]], "any"),
    dealTalk: all((grammar) => grammar["deal-talk"]),
    dealUnknown: list((grammar) => grammar["deal-unknown"]),
    theSame: all((grammar) => grammar["the-same"]),
    cancel: list((grammar) => grammar.cancel),
  };
}

/** `stopped` alone says too little in a sentence: `who stopped ordering`. */
const tells = (word: string): boolean => !/^[a-z]+$/.test(word);

/** All names of an industry in every language, by each of them in small letters. */
function industryNames(translator: Translator): ReadonlyMap<string, readonly string[]> {
  const named = locales.map((locale) => industryFile.parse(translator.bundle(locale, "places")));
  const found = new Map<string, readonly string[]>();
  for (const key of Object.keys(named[0]?.industries ?? {})) {
    const names = [key, ...named.flatMap(({ industries }) => industries[key] ?? [])];
    for (const name of names) found.set(name.toLowerCase(), names);
  }
  return found;
}

/** What asks for customers in an order: `by turnover`, `按销售额从高到低`. */
const inOrder = (words: readonly string[], { found }: Grammar): string[] =>
  words.flatMap((word) =>
    isHan(word.charAt(0))
      ? [
          ...found["order-leads"].map((lead) => `${lead}${word}`),
          ...found["order-ends"].map((end) => `${word}${end}`),
        ]
      : found["order-leads"].map((lead) => `${lead} ${word}`),
  );

const entriesOf = <Key extends string, Value>(groups: Partial<Record<Key, Value>>) =>
  Object.entries(groups) as [Key, Value][];
