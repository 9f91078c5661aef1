import { buttonLine } from "../../../views/blocks/button-line.ts";
import { setOrNotView } from "../../../views/members/set-or-not-view.ts";
import { readSettingWish } from "../../arguments/read-setting-wish.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reader, type ReadingContext } from "../reading.ts";

/** Longer than this, in characters, more is told than a setting. */
const longestWish = 80;

/** A change of one's own settings: at once where it is said plainly, else after a yes. */
export const asSetting: Reader = (line: Line, context: ReadingContext) => {
  if (line.text.length > longestWish) return "no";
  const { actor, lexicon, pushKinds, reply, speak } = context;
  // One that is not theirs is refused in words, where it is said.
  const kinds = [...new Set(Object.values(pushKinds).flat())];
  const wish = readSettingWish(line, kinds, actor.member.country, lexicon, speak);
  if (wish === null) return "no";
  const { change, isClear } = wish;
  // In a reply it is what the customer said: `no more than 5 a day`.
  if (reply !== null && change.type === "own" && change.setting === "capacity") return "no";
  if (isClear || change.type === "own") return calls(callOf("me", { change }));
  const { kind, setting } = change;
  const value = setting.isOff ? "off" : (setting.at ?? "on");
  const yes = buttonLine("me", "push", kind, value);
  return { type: "ask", question: setOrNotView(kind, setting, yes, speak) };
};
