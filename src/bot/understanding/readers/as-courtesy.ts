import { plainMessage } from "../../../chat/message.ts";
import { greets, saysNothing } from "../../grammar/says-nothing.ts";
import type { Reader } from "../reading.ts";

/** A greeting, thanks, or nothing at all, outside a reply. */
export const asCourtesy: Reader = ({ shape }, { lexicon, reply, speak }) => {
  if (reply !== null || !saysNothing(shape, lexicon)) return "no";
  const text = speak.t(greets(shape, lexicon) ? "i-am-here" : "draft.chat");
  return { type: "say", message: plainMessage("notice", text) };
};
