import pino from "pino";
import type { Log } from "../bot/bot.ts";

/** The log: one JSON object a line on stderr, so that stdout stays for what was asked. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
