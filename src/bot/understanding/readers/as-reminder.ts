import { remindsOf } from "../free/reminder-in.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { logCall } from "./as-told.ts";

/** `remind me in 2 hours to call Gulf`, `下午三点提醒我打给 Gulf`: a draft of a reminder. */
export const asReminder = (line: Line, context: ReadingContext): Reading =>
  remindsOf(line, context) ? calls(logCall(line)) : "no";
