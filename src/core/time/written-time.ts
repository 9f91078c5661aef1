import type { WallTime } from "./civil.ts";
import { parseWallTime } from "./wall-time.ts";

/** A text without its clock time. `time` is null without one, undefined where there is no such time. */
export type TakenTime = {
  readonly rest: string;
  readonly time: WallTime | null | undefined;
  /** Distance from UTC in minutes; null where none is told. */
  readonly offset: number | null;
};

const halves =
  "am|pm|a\\.\\s?m\\.?|p\\.\\s?m\\.?|上午|下午|中午|凌晨|早上|晚上|午前|午後|오전|오후";
const clock =
  "(\\d{1,2})(?:[:.h点時时시]\\s?(\\d{2})(?:[:.分분]\\s?(\\d{2})(?:[.,]\\d+)?\\s?[秒초]?|\\s?[분分])?|[点時时시])";
const zone = "(?:Z|(?:UTC|GMT)?\\s?([+-]\\d{1,2})(?::?(\\d{2}))?|UTC|GMT)";
const written = new RegExp(
  `(?:^|[\\sT,،]|(?<=\\p{Script=Han}|\\p{Script=Hangul}))(?:at\\s)?(${halves})?\\s?${clock}\\s?(${halves})?(?:\\s?Uhr)?\\s?(${zone})?(?:\\s?\\([^)]*\\))?(?=$|\\s\\d{4}$)`,
  "iu",
);
const hourAlone = /[\sT,](\d{1,2})\s?(am|pm|a\.m\.|p\.m\.)$/i;

/**
 * Takes the clock time off the end of a written date: `2:30 pm`, `下午2:30`, `14h30`, `10:22:33 GMT+0800`.
 */
export function takeWrittenTime(text: string): TakenTime {
  const found = written.exec(text);
  if (found === null) {
    const short = hourAlone.exec(text);
    if (short === null) return { rest: text, time: null, offset: null };
    const [, hours, half] = short;
    const time = timeOf(hours, "00", half);
    return { rest: text.slice(0, short.index), time, offset: null };
  }
  const [all, before, hours, minutes = "00", seconds = "00", after, zoneText, far, farMinutes] =
    found;
  if (Number(seconds) > 59 || !/\d/.test(text.slice(0, found.index)))
    return { rest: text, time: undefined, offset: null };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`.trim();
  const sign = far?.startsWith("-") ? -1 : 1;
  const away = Math.abs(Number(far ?? 0)) * 60 + Number(farMinutes ?? 0);
  const isFar = away > 14 * 60 || Number(farMinutes ?? 0) > 59;
  return {
    rest,
    time: isFar ? undefined : timeOf(hours, minutes, before ?? after),
    offset: zoneText === undefined || zoneText === "" ? null : sign * away,
  };
}

function timeOf(hours = "", minutes = "", half: string | undefined): WallTime | undefined {
  const hour = Number(hours);
  const isLate = half !== undefined && /^p|下午|中午|晚上|午後|오후/i.test(half);
  if (half !== undefined && hour > 12 && !isLate) return undefined;
  const isNight = half !== undefined && !isLate && hour === 12;
  const full = isNight ? 0 : isLate && hour < 12 ? hour + 12 : hour;
  return parseWallTime(`${String(full).padStart(2, "0")}:${minutes}`) ?? undefined;
}
