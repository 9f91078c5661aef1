import { plainMessage } from "../../../chat/message.ts";
import { saysNothing } from "../../grammar/says-nothing.ts";
import type { Reader } from "../reading.ts";

/** A greeting, thanks, or nothing at all, outside a reply. */
export const asCourtesy: Reader = ({ shape }, { lexicon, reply, speak }) =>
  reply === null && saysNothing(shape, lexicon)
    ? { type: "say", message: plainMessage("notice", speak.t("i-am-here")) }
    : "no";
