import type { WallTime } from "./civil.ts";

/** Reads `HH:MM` or `H:MM`, 00:00 to 23:59; null when it is anything else. */
export function parseWallTime(text: string): WallTime | null {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  return minutes < 1440 && Number(parts?.[2]) < 60 ? wallTimeOf(minutes) : null;
}

/** Wall time that is so many minutes (0 to 1439) after 00:00 on the clock face. */
export function wallTimeOf(minutes: number): WallTime {
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${hour}:${String(minutes % 60).padStart(2, "0")}` as WallTime;
}

/** Minutes (0 to 1439) from 00:00 to the wall time on the clock face. */
export function minutesOf(time: WallTime): number {
  const hours = digitAt(time, 0) * 10 + digitAt(time, 1);
  return hours * 60 + digitAt(time, 3) * 10 + digitAt(time, 4);
}

function digitAt(time: WallTime, index: number): number {
  return time.charCodeAt(index) - 48;
}
