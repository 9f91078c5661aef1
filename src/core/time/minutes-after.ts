import type { WallTime } from "./civil.ts";
import { minutesOf, wallTimeOf } from "./wall-time.ts";

/** The wall time so many minutes after another; never past the end of the day. */
export const minutesAfter = (time: WallTime, minutes: number): WallTime =>
  wallTimeOf(Math.min(minutesOf(time) + minutes, 1439));
