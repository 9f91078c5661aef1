import { parseReference } from "../../core/customer/reference.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import { beginsTold } from "./begins-told.ts";
import { rowAtHead } from "./find-listed.ts";
import { opensNews } from "./opens-news.ts";
import { saysNothing } from "./says-nothing.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { nearestWord } from "./words/nearest-word.ts";
import { type Said, shapeOf } from "./words/normalise-input.ts";
import { wordPlace } from "./words/word-place.ts";
import { type FoundWord, isHan, wholeWord, wordAt } from "./words/word-table.ts";

/** What a message turned out to be. */
export type CommandLine =
  | {
      readonly type: "command";
      /** Name of the command, whatever word and language it was called by. */
      readonly command: CommandName;
      /** The words after it; a quoted string is one word, without its quotes. */
      readonly words: readonly string[];
      /** Everything after it, in the sender's own words. */
      readonly rest: string;
    }
  | {
      readonly type: "unknown";
      readonly word: string;
      /** Whether it was written as a command, with a slash. */
      readonly slash: boolean;
      /** Name of the command whose word is nearest. */
      readonly suggestion: CommandName | null;
    }
  /** No command: a reply that logs, or talk. */
  | { readonly type: "none" };

/** Commands about one customer: in a reply they are meant for the customer of the message. */
const aboutOne: ReadonlySet<string> = new Set([
  "tier",
  "stage",
  "zone",
  "tag",
  "snooze",
  "skip",
  "draft",
  "undo",
  "accept",
  "refuse",
]);

/** Commands whose words begin with customers. */
const ofCustomers: ReadonlySet<string> = new Set([
  ...aboutOne,
  "c",
  "why",
  "own",
  "kept",
  "resolved",
]);

/** Commands that nothing but a number follows: `today I called them` is talk. */
const ofOneWord: ReadonlySet<string> = new Set(["today", "next", "more", "confirm"]);

/** Commands that nothing but customers follow: `claim 200 USD for broken cartons` tells of a complaint. */
const ofTargets: ReadonlySet<string> = new Set(["claim"]);

/** Commands whose words begin talk as well (`stop emailing us`): whom it is about follows them. */
const ofReference: ReadonlySet<string> = new Set([
  "promises",
  "stop",
  "resume",
  "contact",
  "contact-gone",
  "order",
  "orders",
  "history",
  "care",
  "event",
  "budget",
]);

/** What else than a customer may follow some of these: `care sign 2`, `budget KA 5000 CNY`. */
const besides: Readonly<Partial<Record<CommandName, RegExp>>> = {
  care: /^(?:sign|签)/i,
  budget: /^(?:ka|[a-e])(?![a-z])/i,
};

/**
 * Words that are a command alone, with a slash, or before a reference, a mention or an arrow: talk begins with them (`new price for Hansa`,
 * `value for money`, `leave Toronto alone`).
 */
const withSlash: ReadonlySet<string> = new Set(["new", "value", "价值", "leave"]);

/**
 * Finds the command of a message: its first word, with or without a slash, in any language.
 *
 * In a reply (`replying`) people mostly tell what happened, and `today I called them` is
 * no command there. So without a slash a reply is a command only when it is the bare word, when
 * the command is about one customer (`tier`, `snooze`…), when a reference follows, or when nothing
 * but numbers do.
 *
 * An unknown word with a slash gets the nearest command; without one only a single word does that
 * is one or two letters away, and in a reply one letter of at least five.
 */
export function parseCommandLine(
  { text: clean, shape }: Said,
  lexicon: Lexicon,
  { replying }: { readonly replying: boolean },
): CommandLine {
  const slash = /^[/、] ?(?=[\p{L}?？])/u.exec(clean)?.[0] ?? "";
  const found = commandAt(shape, slash.length, lexicon);
  if (found !== null) {
    const rest = withNumber(
      clean
        .slice(found.end)
        .replace(/^[:：]/, "")
        .trim(),
      found.value,
      lexicon,
    );
    const words = wordsOf(rest);
    const isCommand = replying
      ? isCommandInReply(found.value, words)
      : found.value === "c"
        ? !isTold(clean.slice(found.end), lexicon)
        : ofReference.has(found.value)
          ? words.length === 0 ||
            namesWhom(found.value, shape.slice(slash.length, found.end), words) ||
            isNumber(words[0] ?? "") ||
            isReference(words[0] ?? "") ||
            besides[found.value]?.test(rest) === true ||
            wholeWord(lexicon.dealRates, rest) !== null
          : ofTargets.has(found.value)
            ? words.every((word) => word.split(/[,，、]/).every(isTarget))
            : !ofOneWord.has(found.value) || words.every(isNumber);
    const isTalk =
      (rest !== "" &&
        withSlash.has(shape.slice(0, found.end)) &&
        !isReference(rest) &&
        !/→|->|^@/.test(rest)) ||
      opensNews(found.value, clean.slice(found.end), words, isTarget, lexicon);
    const isMeant = slash !== "" || (isCommand && !isTalk);
    return isMeant ? { type: "command", command: found.value, words, rest } : { type: "none" };
  }
  const word = /^[^\s:#"]{1,24}/.exec(shape.slice(slash.length))?.[0] ?? "";
  if (slash.startsWith("/")) {
    const suggestion =
      nearest(word, Math.max(2, word.length / 3), lexicon) ?? inPinyin(word, lexicon);
    return { type: "unknown", word, slash: true, suggestion };
  }
  const isSlip = shape === word && !saysNothing(shape, lexicon);
  const suggestion = isSlip ? slipOf(word, lexicon, replying) : null;
  if (suggestion === null) return { type: "none" };
  return { type: "unknown", word, slash: false, suggestion };
}

/**
 * Whether a Chinese word for a command, which begins no talk, is followed by no more than whom it is about, or by an
 * address or a number besides: `恢复联系 Doha`, `联系人 Gulf 张伟 采购 zw@…`.
 */
function namesWhom(command: CommandName, word: string, words: readonly string[]): boolean {
  if (!isHan(word.charAt(0))) return false;
  if (command === "resume") return words.length === 1 && /^[\p{L}\p{N}&.-]+$/u.test(words[0] ?? "");
  return (
    command === "contact" &&
    words.length > 2 &&
    words.slice(2).some((one) => one.includes("@") || /\d{7,}/.test(one.replace(/[-()]/g, "")))
  );
}

/** The command word at a position; a single letter stands alone: `C` before Chinese is no `/c`. */
function commandAt(shape: string, at: number, lexicon: Lexicon): FoundWord<CommandName> | null {
  const found = wordAt(lexicon.commands, shape, at);
  if (found === null || (found.end === at + 1 && isHan(shape.charAt(found.end)))) return null;
  return found;
}

/** The words after a command, with the number of a row where they begin with one in words: `number 5`, `第三个`. */
function withNumber(rest: string, command: CommandName, lexicon: Lexicon): string {
  const row = ofCustomers.has(command) ? rowAtHead(shapeOf(rest), lexicon) : null;
  return row === null ? rest : `${row.number} ${rest.slice(row.end).trimStart()}`.trim();
}

const isReference = (word: string): boolean => parseReference(word) !== null;
const isTarget = (word: string): boolean => word === "" || isNumber(word) || isReference(word);
const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** Whether what follows `客户` tells of one: `客户说价格太高`, `客户Nile Trading说样品收到了，质量不错`. */
function isTold(rest: string, { asking, leads, outcomes }: Lexicon): boolean {
  const shape = shapeOf(rest).trim();
  const begins = [...asking.reports, ...(rest.startsWith(" ") ? [] : leads)].filter(isHan);
  const isSentence = /[，。；！？]/.test(rest) || begins.some((word) => shape.startsWith(word));
  const isAfterName = (at: number) => at > 0 && /[a-z0-9] ?$/.test(shape.slice(0, at));
  return (
    isSentence ||
    tellsAfterName(shape, outcomes) ||
    asking.reports.some((word) => isHan(word) && isAfterName(wordPlace(shape, word) ?? 0))
  );
}

/** Whether a Chinese word for an outcome follows a name: `Muscat下单了 一个柜`. */
function tellsAfterName(shape: string, outcomes: Lexicon["outcomes"]): boolean {
  for (let at = 1; at < shape.length; at++) {
    if (!isHan(shape.charAt(at))) continue;
    const outcome = wordAt(outcomes, shape, at);
    if (outcome !== null && !outcome.isDoubtful) return true;
  }
  return false;
}

function isCommandInReply(command: string, words: readonly string[]): boolean {
  const [first = ""] = words;
  if (aboutOne.has(command) || isReference(first)) return true;
  if (command === "log" && isNumber(first)) return true;
  return words.every((word) => isNumber(word) || isReference(word));
}

/** The command that a single mistyped word meant; words that say what happened are never that. */
function slipOf(word: string, lexicon: Lexicon, replying: boolean): CommandName | null {
  const isShort = word.length < (isHan(word) ? 3 : replying ? 5 : 4);
  if (isShort || beginsTold(word, lexicon)) return null;
  const written = nearest(word, replying || word.length < 5 ? 1 : 2, lexicon);
  if (written !== null || replying || !/^[a-z]+$/.test(word)) return written;
  const turned = [...lexicon.commands.values()].flat().find((one) => isTurned(word, one.word));
  if (turned !== undefined) return turned.value;
  return inPinyin(word, lexicon);
}

const inPinyin = (word: string, { commandsInPinyin }: Lexicon) =>
  nearestWord(commandsInPinyin, word, word.length < 7 ? 1 : 2)?.value ?? null;

/** Whether two letters beside each other have changed places: `hlep`. */
const isTurned = (word: string, meant: string): boolean =>
  word.length === meant.length &&
  word.length > 3 &&
  [...word].some(
    (letter, at) => word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2) === meant,
  );

const nearest = (word: string, within: number, lexicon: Lexicon) =>
  nearestWord(lexicon.commands, word, within)?.value ?? null;

/** Splits at spaces; a quoted string is one word. A quotation mark without its pair is a letter. */
function wordsOf(rest: string): string[] {
  const shape = shapeOf(rest);
  const words: string[] = [];
  for (const match of shape.matchAll(/"([^"\n]*)"|\S+/g)) {
    const [whole, quoted] = match;
    const start = match.index + (quoted === undefined ? 0 : 1);
    words.push(rest.slice(start, start + (quoted ?? whole).length));
  }
  return words;
}
