import { calls, type Reader } from "./reading.ts";
import { logCall } from "./told.ts";

/** What is said in a reply to a message about customers. */
export const toldInReply: Reader = {
  name: "told-in-reply",
  read: (line, { reply }) => (reply === null ? "no" : calls(logCall(line))),
};
