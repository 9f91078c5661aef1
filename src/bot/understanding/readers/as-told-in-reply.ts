import { calls, type Reader } from "../reading.ts";
import { logCall } from "./as-told.ts";

/** What is said in a reply to a message about customers. */
export const asToldInReply: Reader = (line, { reply }) =>
  reply === null ? "no" : calls(logCall(line));
