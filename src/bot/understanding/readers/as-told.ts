import type { CommandCall } from "../../command-call.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reader } from "../reading.ts";

/** Tells what happened: of whom, the log finds out. */
export const asTold: Reader = (line) => calls(logCall(line));

/** The call that records what a line tells. */
export const logCall = (line: Line): CommandCall => callOf("log", { said: line });
