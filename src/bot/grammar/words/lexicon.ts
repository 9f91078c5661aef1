import type { HolidayWord } from "../../../core/calendar/holiday-word.ts";
import type { CompanyField } from "../../../core/customer/company-field.ts";
import type { Priority } from "../../../core/customer/priority.ts";
import type { Channel } from "../../../core/customer/stop.ts";
import type { FestivalId, Tradition } from "../../../core/greetings/customs.ts";
import type { Setting } from "../../../core/members/setting.ts";
import { type OrderStep, orderSteps } from "../../../core/orders/order-step.ts";
import type { PlanKind } from "../../../core/owed/owed-kind.ts";
import type { ContactField } from "../../../core/people/contact-field.ts";
import type { Economy } from "../../../core/places/economy-of.ts";
import type { Region } from "../../../core/places/region-of.ts";
import type { CardField } from "../../../core/search/card-field.ts";
import type { CompanySize } from "../../../core/search/company-size.ts";
import type { FoundOrder, Temperature, ValueClass } from "../../../core/search/found-order.ts";
import type { marketAspects, SegmentDimension } from "../../../core/segments/segment.ts";
import type { NeedFact } from "../../../core/tiering/need.ts";
import type { Zone } from "../../../core/time/civil.ts";
import type { KeyKind } from "../../../core/value/worth.ts";
import type {
  Attitude,
  ContactLevel,
  Locale,
  Outcome,
  Stage,
  Tier,
  TouchKind,
} from "../../../core/vocabulary.ts";
import type { CommandName } from "../../../i18n/sentence.ts";
import type { ClockWords } from "../dates/clock-words.ts";
import type { DateWords } from "../dates/date-words.ts";
import type { AskedCue } from "./asked-cue.ts";
import type { FigureWord } from "./figure-word.ts";
import type { FindKey } from "./find-key.ts";
import type { SettingWord } from "./setting-word.ts";
import type { WordTable } from "./word-table.ts";
import type { WorthWord } from "./worth-word.ts";

/** Every word of the grammar, of all languages at once: people mix them. */
export type Lexicon = {
  /** Command words and the names of their commands. */
  readonly commands: WordTable<CommandName>;
  /** The Chinese ones in Latin letters: what somebody types who forgot to switch. */
  readonly commandsInPinyin: WordTable<CommandName>;
  /** `and` between two numbers or references. */
  readonly joiners: WordTable<true>;
  readonly outcomes: WordTable<Outcome>;
  /** Outcome words that count only where the sentence breaks after them: `no, …`, never `no stock`. */
  readonly needsBreak: WordTable<true>;
  /** Words that, right after a plain noun, say that it has not happened: `sample not sent`. */
  readonly hedges: WordTable<true>;
  /** Words that, right after `complaint`, say that it is none any more. */
  readonly settled: WordTable<true>;
  /** Words that, right after `promise`, say that it has been kept. */
  readonly kept: WordTable<true>;
  /** `thanks`, `got it`: alone they tell of no touch. */
  readonly courtesies: WordTable<true>;
  /** Those among them that greet: who says so may not know yet what to say. */
  readonly greetings: WordTable<true>;
  /** Words by which a wish is softened, where it ends. */
  readonly pleas: readonly string[];
  /** How a question to the bot begins and ends, and what shows that it is told of somebody's. */
  readonly asking: {
    readonly begins: WordTable<true>;
    readonly ends: readonly string[];
    /** As `begins`, whatever else is there. */
    readonly plainly: WordTable<true>;
    /** Somebody wants to be told what they do not remember: `remind me what`, `想不起来`. */
    readonly recalls: WordTable<true>;
    /** `what do we owe`, `还欠啥`. */
    readonly owed: readonly string[];
    readonly reports: readonly string[];
    /** What asks within a sentence: `寄了吗给他`. */
    readonly within: readonly string[];
  };
  /** By what a text tells that a customer asks us for something. */
  readonly asksUs: {
    /** `asked`; `wants`, which in Chinese must be followed by one of `things`. */
    readonly asks: WordTable<true>;
    readonly wants: WordTable<true>;
    readonly things: WordTable<true>;
    /** How a question that somebody put begins: `can you`; and ends. */
    readonly forms: WordTable<true>;
    readonly "asks-at-end": readonly string[];
    /** Words besides by which they ask whether something is so or can be done. */
    readonly whether: readonly string[];
    /** After and before these it is something else: `访问`, `asked to wait`. */
    readonly "not-after": readonly string[];
    readonly "not-before": readonly string[];
    /** Whom we asked, if it is them; us who asked; and us who were asked. */
    readonly them: readonly string[];
    readonly ours: readonly string[];
    readonly "to-us": readonly string[];
  };
  /** By what a text tells that we answered or sent something: with whom right after it, at the head, at the end; and us. */
  readonly answering: {
    readonly toThem: WordTable<true>;
    readonly first: WordTable<true>;
    readonly last: readonly string[];
    /** Before these it has not happened. */
    readonly toCome: readonly string[];
    readonly us: readonly string[];
  };
  /** Words of a question and the command that answers it, with its words; the telling ones first. */
  readonly askedFor: readonly {
    readonly word: string;
    readonly command: CommandName;
    readonly rest: string;
  }[];
  /** Words for what the chat does not do, and words with which they mean something else. */
  readonly requests: {
    readonly wishes: WordTable<"delete" | "export">;
    readonly others: readonly string[];
  };
  /** Words that ask what time it is somewhere. */
  readonly clockAsked: readonly string[];
  /** Words that ask whether one may call there now. */
  readonly callAsked: readonly string[];
  /** How a line begins or ends that asks whether anybody has a company, and what stands around its name. */
  readonly checking: {
    readonly begins: WordTable<true>;
    readonly ends: readonly string[];
    readonly around: readonly string[];
    readonly aroundFirst: WordTable<true>;
  };
  /** Words that ask for figures. */
  readonly figures: WordTable<FigureWord>;
  /** Whether a team's group reads whole names: `names full`, `名字 打码`. */
  readonly teamNames: WordTable<"full" | "masked">;
  /** Words that ask for a table of what customers are worth, and those that name worth alone. */
  readonly worth: WordTable<WorthWord>;
  readonly worthNames: WordTable<true>;
  readonly kinds: WordTable<TouchKind>;
  /** Words that say that the customer reached out. */
  readonly inbound: WordTable<true>;
  /** Words before the name of the person spoken with: `with`, `打给`. */
  readonly addressing: WordTable<true>;
  readonly pronouns: WordTable<true>;
  readonly pastVerbs: WordTable<true>;
  /** Characters that a Chinese statement about the past begins and ends with. */
  readonly pastBeginnings: readonly string[];
  readonly pastEndings: readonly string[];
  /** Words in which such an ending is none. */
  readonly notPast: WordTable<true>;
  /** Words after a date that make it the next one: `call again`. */
  readonly followUps: WordTable<true>;
  /** Words that ask to be told again on a day. */
  readonly reminders: readonly string[];
  /** Words that begin what is to be done and say nothing of it: `remind me to call`. */
  readonly infinitives: readonly string[];
  /** Words between `postpone` and the day. */
  readonly untilWords: WordTable<true>;
  /** Words that put a contact on another day and say no more: `move`, `改到`. */
  readonly moving: WordTable<true>;
  /** What tells somebody not to do something, at the head of a sentence: `别`, `don't`. */
  readonly commanding: readonly string[];
  /** What denies an outcome whose word follows, and words of outcomes that are said so: `never complained`, `没说不要`. */
  readonly denials: {
    readonly words: readonly string[];
    /** Words that alone beside a name say no more than that it did not work out: `Warsaw nope`. */
    readonly bare: readonly string[];
    /** Words that deny what stands before them: `promised him nothing`. */
    readonly after: readonly string[];
    readonly of: WordTable<Outcome>;
  };
  /** Verbs that put something off, in any of their forms: `pushed`. */
  readonly puttingOff: readonly string[];
  /** Beside a length of time: that one waits so long. `推两周`, `a rest of two weeks`. */
  readonly pausing: readonly string[];
  /** What says from which day on somebody is there again: `back fri`, `周五回来`. */
  readonly returning: readonly string[];
  /** Words before the tier that a customer is to get. */
  readonly tierTo: WordTable<true>;
  /** Words before the colleague who is to get a customer. */
  readonly ownTo: WordTable<true>;
  /** `把` before what is to be changed. */
  readonly disposing: WordTable<true>;
  /** Words before the days on which one is off. */
  readonly away: WordTable<true>;
  /** `show` before a customer's name. */
  readonly showing: WordTable<true>;
  /** How a wish for a new customer or contact begins. */
  readonly adding: WordTable<true>;
  /** Words that tie a following date to themselves: `quote for 12/5`. */
  readonly binding: WordTable<true>;
  /** What a Chinese date may follow without a space, with a follow-up word after it: `客户让周五再打`. */
  readonly leads: readonly string[];
  /** The same with nothing after it: `约周五`. */
  readonly appointing: readonly string[];
  /** Words that change a draft of several things. */
  readonly amends: {
    /** What is not to be recorded, what alone is, and all of it. */
    readonly drop: readonly string[];
    readonly only: readonly string[];
    readonly all: readonly string[];
    /** What says after a number that it is of the draft: 2 `was yesterday`. */
    readonly marks: WordTable<true>;
    /** What counts the things of a draft: 第二`条`. */
    readonly positions: WordTable<true>;
  };
  /** Words for the whole of a list, for leaving some of it out, and for all others: `all but 3`, `除了3以外都`. */
  readonly whole: {
    readonly all: WordTable<true>;
    readonly except: WordTable<true>;
    /** As `except`, after a word for all and nowhere else. */
    readonly but: WordTable<true>;
    readonly others: WordTable<true>;
  };
  /** Words that name rows of a list. */
  readonly listed: {
    readonly firstOf: WordTable<true>;
    readonly lastOf: WordTable<true>;
    readonly numberOf: WordTable<true>;
    readonly last: WordTable<true>;
    readonly ordinals: WordTable<number>;
    /** What counts customers and nothing else, what counts anything, and what is no customer after all. */
    readonly customers: WordTable<true>;
    readonly counters: WordTable<true>;
    /** After a number they make it a count: 3 `customers`. */
    readonly counted: WordTable<true>;
    readonly others: WordTable<true>;
    /** What a customer does, or is asked of one. */
    readonly goesOn: WordTable<true>;
    /** Words after several that what follows is told of each. */
    readonly each: WordTable<true>;
    /** Words that a customer follows, by number too, and words that may follow a number then. */
    readonly takers: WordTable<true>;
    readonly after: WordTable<true>;
    /** What things and times are counted by. */
    readonly measures: WordTable<true>;
    /** Words before a number that names a row. */
    readonly before: WordTable<true>;
  };
  /** Words that a next date follows: `下次`. */
  readonly nextDates: WordTable<true>;
  readonly dates: DateWords;
  readonly tiers: WordTable<Tier>;
  readonly stages: WordTable<Stage>;
  readonly regions: WordTable<Region>;
  readonly needs: WordTable<NeedFact>;
  /** By what customers are divided. */
  readonly dimensions: WordTable<SegmentDimension>;
  readonly marketAspects: WordTable<(typeof marketAspects)[number]>;
  /** What is to be done with the rules. */
  readonly ruleSteps: WordTable<"apply" | "revert" | "dry-run">;
  /** Yes (true) and no (false) to a proposal. */
  readonly decisions: WordTable<boolean>;
  readonly find: WordTable<FindKey>;
  /** Words of a question about customers by what they ask for, whatever follows them. */
  readonly asked: WordTable<AskedCue>;
  /** Stages in the words of the field, whatever follows them. */
  readonly askedStages: WordTable<Stage>;
  readonly askedRegions: WordTable<Region>;
  readonly askedTiers: WordTable<Tier>;
  /** Values of a search about money and temperature, and the orders in which customers may be wanted. */
  readonly found: {
    readonly classes: WordTable<ValueClass>;
    readonly temperatures: WordTable<Temperature>;
    readonly keyKinds: WordTable<KeyKind>;
    readonly markets: WordTable<Economy>;
    readonly priorities: WordTable<Priority>;
    readonly orders: WordTable<FoundOrder>;
    /** What stands beside an order and says nothing more: `first`. */
    readonly orderEnds: WordTable<true>;
    /** Sizes of companies, and all words by which somebody may have written each. */
    readonly sizes: WordTable<CompanySize>;
    readonly sizeWords: ReadonlyMap<CompanySize, readonly string[]>;
    /** Words of a source by what they all mean: where customers came from, in any language. */
    readonly sources: readonly (readonly string[])[];
    /** What stands before a language that somebody speaks, and after it. */
    readonly speaking: { readonly before: WordTable<true>; readonly after: WordTable<true> };
    /** Languages by names that are no dictionary's. */
    readonly languageNames: WordTable<string>;
    /** All names of an industry by each of them. */
    readonly industryNames: ReadonlyMap<string, readonly string[]>;
    /** What asks for them in words, by the part of a search that it is, whatever follows: `双料`, `按金额排`. */
    readonly phrases: WordTable<{ readonly key: string; readonly value: string }>;
  };
  /** What may be known of a customer, whatever follows. */
  readonly cardFields: WordTable<CardField>;
  /** `findFillers`, whatever follows them. */
  readonly askedFillers: WordTable<true>;
  /** Customers whom nobody owns, as an adjective. */
  readonly askedUnowned: WordTable<true>;
  /** `reorderDue` and `stopped`, whatever follows. */
  readonly askedPlainly: WordTable<true>;
  readonly overdue: WordTable<true>;
  /** Words of a search that say nothing: `customers`, `的`; longest first. */
  readonly findFillers: readonly string[];
  /** Words for customers: with nothing but which ones they are a search. */
  readonly customers: readonly string[];
  /** Words before or after a length of time in which nobody was in touch. */
  readonly silences: readonly string[];
  readonly noOrder: WordTable<true>;
  readonly hasOrder: WordTable<true>;
  readonly reorderDue: WordTable<true>;
  /** Customers who asked to be left alone. */
  readonly stopped: WordTable<true>;
  readonly nobody: WordTable<true>;
  /** Words before tags to put on (true) or to take off (false). */
  readonly tagSigns: WordTable<boolean>;
  /** Words in a sentence after which tags stand. */
  readonly tagWords: readonly string[];
  /** What `/holiday` is told. */
  readonly holiday: WordTable<HolidayWord>;
  /** Words that ask whether a country works. */
  readonly daysOff: WordTable<true>;
  /** What `/me` and `/team` can set. */
  readonly settings: WordTable<Setting>;
  /** Words of a wish about settings. */
  readonly settingWishes: WordTable<SettingWord>;
  /** Kinds of push as they are called in talk; doubtful where that may be something else. */
  readonly pushNames: WordTable<string>;
  /** `settings` and `languages`, whatever follows them. */
  readonly askedSettings: WordTable<Setting>;
  readonly askedLanguages: WordTable<Locale>;
  /** `on` (true) and `off` (false). */
  readonly switches: WordTable<boolean>;
  /** Times of day and stretches of hours. */
  readonly clock: ClockWords;
  /** After a customer: everything about it is wanted; the longest first. */
  readonly wholeCard: readonly string[];
  /** Before a further name of a customer. */
  readonly aliases: WordTable<"set" | "gone">;
  /** What something known of a person is called. */
  readonly contactFields: WordTable<ContactField>;
  /** What something known of a company is called. */
  readonly companyFields: WordTable<CompanyField>;
  /** What may stand between such a name and its value: `is`, `改成`. */
  readonly companyLinks: WordTable<true>;
  /** Verbs by which a sentence tells where a company is, or how many work there: `moved to`, `有`. */
  readonly companyVerbs: WordTable<"city" | "size">;
  /** What no name of an industry or a source holds: the words tell something. */
  readonly companySayings: readonly string[];
  /** What follows a number of those who work somewhere: `人`, `employees`. */
  readonly companyHeads: readonly string[];
  /** What stands before a number that is not exact: `about`, `大约`. */
  readonly companyAbout: readonly string[];
  /** What an address names: `street`, `路`. */
  readonly companyPlaces: readonly string[];
  /** Verbs by which a sentence tells something of a person: `喜欢`, `is allergic to`. */
  readonly contactVerbs: WordTable<ContactField>;
  /** What says that something is told besides what is known: `also speaks Polish`. */
  readonly contactBesides: readonly string[];
  /** What may stand between a person and such a verb: `现在`, `also`. */
  readonly contactFillers: WordTable<true>;
  /** What asks to keep it in mind, at the end: `记一下`; the longest first. */
  readonly noting: readonly string[];
  readonly contactLevels: WordTable<ContactLevel>;
  /** Answers to a question for a fact: that it is put off, that all is still right; and before a country. */
  readonly factAnswers: WordTable<"skip" | "right" | "country">;
  /** The headings under which the steps of a plan stand. */
  readonly planHeadings: WordTable<PlanKind>;
  /** That a step is taken, before its number. */
  readonly planDone: WordTable<true>;
  /** Before a need that would be a surprise. */
  readonly needExtra: WordTable<true>;
  /** How somebody stands to us. */
  readonly attitudes: WordTable<Attitude>;
  /** Whether somebody decides, where that is asked. */
  readonly deciding: WordTable<"yes" | "no">;
  /** The same told of somebody without more: `decision maker`, `不拍板`. */
  readonly contactDecides: WordTable<"yes" | "no">;
  /** Words with which a function begins, and no name: `purchasing`. */
  readonly contactRoles: WordTable<true>;
  /** That a person, or something known of them, is to be forgotten; `none` only where a value stands. */
  readonly contactGone: WordTable<"gone" | "none">;
  /** That a person works there no more, and what stands before or behind who takes their place. */
  readonly contactLeft: WordTable<"left" | "successor">;
  /** That it is asked how often offers lead to orders. */
  readonly dealRates: WordTable<true>;
  /** Before a day of the lunar calendar. */
  readonly lunar: readonly string[];
  /** What somebody wants to be left alone with, that they do not any more, and what goes before a channel. */
  readonly stops: WordTable<StopWord>;
  readonly channels: WordTable<Channel>;
  /** What is answered to drafts; `yes` to a single one. */
  readonly drafts: WordTable<"all" | "none" | "yes">;
  /** What `/outbox` is told. */
  readonly outbox: WordTable<"retry" | "all">;
  readonly languages: WordTable<Locale>;
  /** Cities that share their zone with a more famous one. */
  readonly cities: WordTable<Zone>;
  /** Words that take back days off, a lent list. */
  readonly cancel: WordTable<true>;
  /** Currencies by their codes (ISO 4217). */
  readonly currencies: WordTable<string>;
  /** `k`, `万`: what a number before it is to be multiplied by. */
  readonly magnitudes: WordTable<number>;
  /** What follows a surname: `先生`. */
  readonly personTitles: readonly string[];
  /** Words for others than the sender: `she`. */
  readonly thirdPersons: readonly string[];
  /** Words for whoever was spoken of last: `she`, `him`, `客户`. */
  readonly spokenOf: readonly string[];
  /** Words that say that somebody told something. */
  readonly said: readonly string[];
  /** Phrases that begin with such a word and tell of nobody who said something: `说不过去`. */
  readonly notSaid: readonly string[];
  /** Words before what is meant to be done, or depends on something: it has not happened. */
  readonly intentions: readonly string[];
  /** What keeps something told from having surely happened, or from being our doing: `probably`, `真希望`, `本来`, `quoted us`. */
  readonly doubting: Readonly<
    Record<"unsure" | "undecided" | "wished" | "abandoned" | "fromThem", readonly string[]>
  >;
  /** Words by which a weekday is one after the day spoken of: `the Friday after`, `再下一个周五`. */
  readonly dayAfter: readonly string[];
  /** Words of an appointment, or the like, that has another day now: `moved to`, `改到`. */
  readonly movedTo: readonly string[];
  /** Words of what passes between customers and us, besides orders, money and papers: `spoke`, `customs`, `来信`. */
  readonly dealing: readonly string[];
  /** Words of what one hears of customers elsewhere: `on LinkedIn`, `听说`. */
  readonly hearsay: readonly string[];
  /** Words of somebody's anger, and of what is late or broken: `moaning`, `骂`. */
  readonly upset: readonly string[];
  /** Words of somebody who does not answer: `ghosted`, `不理`. */
  readonly silence: readonly string[];
  /** Words at the head of what is said under a condition: `if`, `要是`. */
  readonly conditions: readonly string[];
  /** What is appointed: `call`, `视频会`. */
  readonly appointments: readonly string[];
  /** Words before somebody who is only compared with: `than Barcelona`, `比槟城`. */
  readonly comparing: readonly string[];
  /**
   * Words at which what is told turns (`but`, `不过`); behind a refusal those of what is wanted nevertheless, behind
   * silence those of an answer; and those that leave it as it was: `maybe`, `保持联系`.
   */
  readonly turning: Readonly<Record<"turns" | "takes" | "answers" | "keeps", readonly string[]>>;
  /** Words that turn what is told into its opposite. */
  readonly negations: readonly string[];
  /** What in a bargain is for the customer to do: `给答复`, `付款`. */
  readonly theirPart: readonly string[];
  /** Words with which somebody begins to say what is different about what was said before. */
  readonly correcting: readonly string[];
  /** Words for a slip of one's own, which correct at either end of what is said: `打错了`, `I mistyped`. */
  readonly mistaken: readonly string[];
  /** What is wanted of a person or a firm by nothing but their name: `电话`, `email`. */
  readonly contactWords: readonly string[];
  /** Words by which such a word asks: `发我下`. */
  readonly contactAsks: readonly string[];
  /** What may stand behind those: `一下`, `thanks`. */
  readonly contactAskEnds: readonly string[];
  /** What may follow `undo` and says no more than the last. */
  readonly theLast: WordTable<true>;
  /** Paper that is sent and received, and words that make it a sample or a quote. */
  readonly papers: Readonly<Record<"things" | "samples" | "prices", readonly string[]>>;
  /** Those that say that something has not been done. */
  readonly undone: readonly string[];
  /** Words that say of one more customer what was said of the one before. */
  readonly theSame: readonly string[];
  /** What says that something is still to be done: `we'd`, `gonna`. */
  readonly willWords: readonly string[];
  /** What forbids, behind the day on which it is not to be done: `周末别找她`. */
  readonly forbidding: WordTable<true>;
  /** What tells apart several that were named together: `the former`, `only`, `后面那个`. */
  readonly toldApart: readonly string[];
  /** What puts off to a later hour: `晚点`, `in a bit`. */
  readonly later: readonly string[];
  /** What only an order is called, and what pays for one. */
  readonly trade: Readonly<Record<"orders" | "payments" | "elsewhere", readonly string[]>>;
  /** What follows in an order, a quote or the price of a sample: its margin, its number, its steps. */
  readonly dealParts: WordTable<DealPart>;
  /** What says that a step of an order is done: `已付定金`, `shipped`. */
  readonly dealDone: WordTable<OrderStep>;
  /** Words behind a share of an order's sum that say that it is paid: `deposit 30% in`, `定金30%已付`. */
  readonly dealPaid: WordTable<true>;
  /** What may stand between a step and its day. */
  readonly dealBy: WordTable<true>;
  /** Words beside a step of an order that tell nothing more: `the … order`, `那批 … 的货`. */
  readonly dealEmpty: WordTable<true>;
  /** Words of talk, which no product is called by. */
  readonly dealTalk: readonly string[];
  /** That nobody knows the amount. */
  readonly dealUnknown: WordTable<true>;
  /** Festivals, and the traditions whose festivals somebody keeps together. */
  readonly festivals: WordTable<NamedFestival>;
  /** What is done with the greeting that was shown. */
  readonly greetingSteps: WordTable<GreetingAction>;
};

/** What is told of an order, a quote or a sample besides its amount. */
export const dealParts = ["margin", "cost", "number", ...orderSteps, "valid"] as const;
export type DealPart = (typeof dealParts)[number];

/** `off` lifts what was asked; `only` and `not` stand beside a channel. */
export const stopWords = ["all", "marketing", "off", "only", "not"] as const;
export type StopWord = (typeof stopWords)[number];

/** `next` passes over somebody; `yes` and `no` answer whether they keep the festival. */
export const greetingActions = ["sent", "next", "yes", "no"] as const;
export type GreetingAction = (typeof greetingActions)[number];

/** What a word for festivals names: one by its id, or those of a tradition. */
export type NamedFestival = { readonly festival: FestivalId } | { readonly tradition: Tradition };
