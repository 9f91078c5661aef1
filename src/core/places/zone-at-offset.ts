import type { Zone } from "../time/civil.ts";

/** Whom a distance that is no full hour belongs to, in minutes. */
const parts: ReadonlyMap<number, string> = new Map([
  [-570, "Pacific/Marquesas"],
  [-210, "America/St_Johns"],
  [210, "Asia/Tehran"],
  [270, "Asia/Kabul"],
  [330, "Asia/Kolkata"],
  [345, "Asia/Kathmandu"],
  [390, "Asia/Yangon"],
  [525, "Australia/Eucla"],
  [570, "Australia/Darwin"],
  [630, "Australia/Lord_Howe"],
  [765, "Pacific/Chatham"],
]);

/**
 * The zone of clocks so many minutes ahead of UTC. One of full hours knows nothing of summer time.
 * Null where no clock is so far ahead or behind.
 */
export function zoneAtOffset(minutes: number): Zone | null {
  if (minutes % 60 !== 0) return (parts.get(minutes) ?? null) as Zone | null;
  const hours = minutes / 60;
  if (hours < -12 || hours > 14) return null;
  if (hours === 0) return "UTC" as Zone;
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}` as Zone;
}

const chineseNumbers = [
  "零",
  "一",
  "二",
  "三",
  "四",
  "五",
  "六",
  "七",
  "八",
  "九",
  "十",
  "十一",
  "十二",
];

/**
 * Minutes ahead of UTC as people write them: `UTC+8`, `GMT+05:30`, `+0800`, `utc+5.5`, `东八区`, `MSK+2`
 * (from Moscow, as Russians count); null for anything else.
 */
export function readOffset(text: string): number | null {
  const clean = text.normalize("NFKC").trim().replace("−", "-");
  const area = /^([东東西])([一二三四五六七八九十]{1,2}|\d{1,2})[时時]?[区區]$/.exec(clean);
  if (area !== null) {
    const [, side = "", number = ""] = area;
    const hours = /\d/.test(number) ? Number(number) : chineseNumbers.indexOf(number);
    return hours < 0 || hours > 12 ? null : (side === "西" ? -60 : 60) * hours;
  }
  const moscow = /^(?:MSK|МСК)\s*([+-]\s*\d{1,2})$/i.exec(clean);
  if (moscow !== null) return (3 + Number((moscow[1] ?? "").replace(" ", ""))) * 60;
  if (/^(?:UTC|GMT)$/i.test(clean)) return 0;
  const written = /^(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})(?::?(\d\d)|[.,](\d{1,2}))?\s*h?$/i.exec(
    clean,
  );
  if (written === null) return null;
  const [, sign, hours, minutes = "0", share = "0"] = written;
  const ahead = Number(hours) * 60 + Number(minutes) + Math.round(Number(`0.${share}`) * 60);
  return sign === "-" ? -ahead : ahead;
}
