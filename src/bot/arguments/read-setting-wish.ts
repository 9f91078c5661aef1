import type { Member } from "../../core/members/member.ts";
import type { Setting } from "../../core/members/setting.ts";
import { type PushSetting, untimedKinds } from "../../core/push/push-settings.ts";
import type { WallTime } from "../../core/time/civil.ts";
import { wallTimeOf } from "../../core/time/wall-time.ts";
import type { Locale } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { clockTimeAt } from "../grammar/dates/clock-minutes.ts";
import { cutWords } from "../grammar/words/cut-words.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import type { SettingWord } from "../grammar/words/setting-word.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { noQuietHours, readCapacity, readZone } from "./read-setting.ts";
import { readWeekdays } from "./read-weekdays.ts";

/** A change of one's own settings. */
export type SettingChange =
  | { readonly type: "push"; readonly kind: string; readonly setting: PushSetting }
  | {
      readonly type: "own";
      readonly setting: Exclude<Setting, "push">;
      readonly wanted: Partial<Member>;
    };

/** A change that somebody wishes for, and whether the words leave no doubt of it. */
export type SettingWish = { readonly change: SettingChange; readonly isClear: boolean };

type Piece = { readonly from: number; readonly to: number } & (
  | { readonly type: "word"; readonly word: SettingWord }
  | {
      readonly type: "kind";
      readonly kind: string;
      readonly isDoubtful: boolean;
      /** Its name says that it is something sent: `birthday reminders`. */
      readonly isSent: boolean;
    }
  | { readonly type: "setting"; readonly setting: Setting }
  | { readonly type: "language"; readonly locale: Locale }
  | { readonly type: "time"; readonly time: WallTime }
);

/**
 * Reads a wish about one's own settings that says nothing else: `晨报改到8点半`, `mute birthdays`, `don't
 * disturb me from 10pm to 7am`, `set my time zone to Berlin`. `home` is the member's country, `kinds`
 * what is pushed to them. Null where it is something else.
 */
export function readSettingWish(
  said: Said,
  kinds: readonly string[],
  home: string,
  lexicon: Lexicon,
  speak: Speaker,
): SettingWish | null {
  const head = wordAt(lexicon.settings, said.shape, 0);
  if (head?.value === "capacity") {
    const rest = said.text.slice(head.end);
    // `capacity 300` is as well what a customer makes.
    const saysOfWhat = /daily|\p{Script=Han}/iu.test(said.text.slice(0, head.end));
    const wanted = saysOfWhat || !/^[^a-z]*$/i.test(rest) ? readCapacity(rest, lexicon) : null;
    return wanted && clear({ type: "own", setting: "capacity", wanted });
  }
  const cut = cutWords<Piece>(said.shape, (at) => piecesAt(said.shape, at, kinds, lexicon));
  const pieces = cut.flatMap((piece) => (piece.type === "unread" ? [] : [piece]));
  const own = ownValue(said, pieces, home, lexicon, speak);
  if (own !== null) return own;
  if (pieces.length < cut.length) return null;
  return quietHours(pieces) ?? spokenLanguage(pieces) ?? pushed(pieces);
}

function piecesAt(
  shape: string,
  at: number,
  kinds: readonly string[],
  lexicon: Lexicon,
): (Piece | null)[] {
  const word = wordAt(lexicon.settingWishes, shape, at);
  const kind = wordAt(lexicon.pushNames, shape, at);
  const setting = wordAt(lexicon.askedSettings, shape, at);
  const language = wordAt(lexicon.askedLanguages, shape, at);
  const time = clockTimeAt(shape, at, lexicon.clock);
  return [
    kind !== null && kinds.includes(kind.value)
      ? {
          ...{
            type: "kind",
            kind: kind.value,
            isDoubtful: kind.isDoubtful,
            from: at,
            to: kind.end,
          },
          isSent: namesPush(shape, at, kind.end, lexicon),
        }
      : null,
    word && { type: "word", word: word.value, from: at, to: word.end },
    setting && { type: "setting", setting: setting.value, from: at, to: setting.end },
    language && { type: "language", locale: language.value, from: at, to: language.end },
    time && { type: "time", time: wallTimeOf(time.minutes), from: at, to: time.end },
  ];
}

/** Whether a word between two places says that something is pushed. */
function namesPush(shape: string, from: number, to: number, lexicon: Lexicon): boolean {
  for (let at = from; at < to; at++) {
    const word = wordAt(lexicon.settingWishes, shape, at);
    if (word?.value === "push" && word.end <= to) return true;
  }
  return false;
}

const hasWord = (pieces: readonly Piece[], ...words: readonly SettingWord[]): boolean =>
  pieces.some((piece) => piece.type === "word" && words.includes(piece.word));

const timesOf = (pieces: readonly Piece[]): WallTime[] =>
  pieces.flatMap((piece) => (piece.type === "time" ? [piece.time] : []));

/** The zone or the working days that stand after the word for them. */
function ownValue(
  { text }: Said,
  pieces: readonly Piece[],
  home: string,
  lexicon: Lexicon,
  speak: Speaker,
): SettingWish | null {
  const setting = pieces.find((piece) => piece.type === "setting");
  const set = pieces.find((piece) => piece.type === "word" && piece.word === "set");
  if (setting === undefined || set === undefined) return null;
  const rest = text
    .slice(Math.max(setting.to, set.to))
    .replace(/^[\s:：]*(?:to|as)?\s+/iu, "")
    .replace(/[\s.。!！]+$/u, "")
    .trim();
  if (setting.setting === "zone") {
    const zone = rest === "" ? null : readZone(rest, home, lexicon, speak)?.zone;
    return zone ? clear({ type: "own", setting: "zone", wanted: { zone } }) : null;
  }
  if (setting.setting !== "workdays") return null;
  const workdays = readWeekdays(rest.replaceAll("到", "-"), lexicon);
  return workdays && clear({ type: "own", setting: "workdays", wanted: { workdays } });
}

const clear = (change: SettingChange): SettingWish => ({ change, isClear: true });

/** From one hour to another nothing is to be pushed; or at no hour. */
function quietHours(pieces: readonly Piece[]): SettingWish | null {
  const isQuiet =
    hasWord(pieces, "quiet") ||
    pieces.some((piece) => piece.type === "setting" && piece.setting === "quiet") ||
    (hasWord(pieces, "not") && hasWord(pieces, "push"));
  const [quietFrom, quietTo, ...more] = timesOf(pieces);
  if (!isQuiet || more.length > 0 || pieces.some(({ type }) => type === "kind")) return null;
  if (quietFrom !== undefined && quietTo !== undefined)
    return clear({ type: "own", setting: "quiet", wanted: { quietFrom, quietTo } });
  const isNone = quietFrom === undefined && hasWord(pieces, "off", "not");
  return isNone ? clear({ type: "own", setting: "quiet", wanted: noQuietHours }) : null;
}

/** `speak English`, `以后用中文`. */
function spokenLanguage(pieces: readonly Piece[]): SettingWish | null {
  const [language, ...others] = pieces.filter((piece) => piece.type === "language");
  const isMeant =
    hasWord(pieces, "speak", "set") ||
    pieces.some((piece) => piece.type === "setting" && piece.setting === "locale");
  const isOther = pieces.some(({ type }) => type === "kind" || type === "time");
  if (language === undefined || others.length > 0 || !isMeant || isOther) return null;
  return clear({ type: "own", setting: "locale", wanted: { locale: language.locale } });
}

/** A kind of push turned off, on, or moved to another hour. */
function pushed(pieces: readonly Piece[]): SettingWish | null {
  const kinds = pieces.filter((piece) => piece.type === "kind");
  const [first] = kinds;
  const times = timesOf(pieces);
  const [at, ...more] = times;
  if (first === undefined || more.length > 0 || kinds.some(({ kind }) => kind !== first.kind))
    return null;
  if (hasWord(pieces, "off", "not") && hasWord(pieces, "on")) return null;
  const { kind } = first;
  const isSure = kinds.some(({ isDoubtful }) => !isDoubtful);
  const of = (setting: PushSetting, isClear: boolean): SettingWish => ({
    change: { type: "push", kind, setting },
    isClear: isClear && isSure,
  });
  if (at !== undefined)
    return untimedKinds.includes(kind) || hasWord(pieces, "off", "not")
      ? null
      : of({ isOff: false, at }, hasWord(pieces, "set"));
  if (hasWord(pieces, "off")) return of({ isOff: true, at: null }, true);
  if (hasWord(pieces, "not")) {
    const isOfPush = hasWord(pieces, "push") || kinds.some(({ isSent }) => isSent);
    return of({ isOff: true, at: null }, isOfPush);
  }
  return hasWord(pieces, "on") ? of({ isOff: false, at: null }, true) : null;
}
