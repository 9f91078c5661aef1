import type { CivilDate, Instant } from "../../../core/time/civil.ts";
import type { CommandContext } from "../../command.ts";
import { reminderTime } from "../../grammar/dates/reminder-time.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import type { Act } from "./acts.ts";
import type { Clause } from "./clauses.ts";

/** What a clause may be taken for that says when to call again, and nothing that came of a call. */
const mild: ReadonlySet<Act | null> = new Set<Act | null>([
  null,
  "replied",
  "contacted",
  "promised",
]);

/**
 * When a clause goes on within this very day, at an hour or after some: `让我四点再打过去`, `she asked me to call back
 * at four`. Null where it plans nothing, names another day, or no hour that is still to come.
 */
export function callBackAt(
  clause: Clause,
  act: Act | null,
  { actor, lexicon }: Pick<CommandContext, "actor" | "lexicon">,
  today: CivilDate,
): Instant | null {
  const isPlanned = act === "plan" || act === "snooze";
  if (!isPlanned && !(mild.has(act) && isToCall(clause, lexicon))) return null;
  const isOfToday = clause.spans.every(
    (span) =>
      span.type !== "date" ||
      span.date.reading.points === "today" ||
      span.date.reading.days?.from === today,
  );
  if (!isOfToday || isForbidden(clause, lexicon)) return null;
  const at = reminderTime(clause.shape, lexicon.clock, null, actor.now, actor.member.zone);
  return at === "over" ? null : at;
}

/** `don't call before 3`, `3点前别打`: an hour until which nobody is to be called. */
const isForbidden = ({ shape }: Clause, { commanding }: Lexicon): boolean =>
  commanding.some((word) => wordPlace(shape, word) !== null);

/** Whether it is for us to go on, by our word or theirs: `I'll try again`, `asked me to call back`, `再打过去`. */
function isToCall({ shape }: Clause, lexicon: Lexicon): boolean {
  const { followUps, kinds, willWords, asksUs, thirdPersons } = lexicon;
  for (let at = 0; at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) continue;
    const end = wordAt(followUps, shape, at)?.end;
    if (end === undefined || wordAt(kinds, shape, at)?.end === end) continue;
    const before = shape.slice(0, at);
    const isTheirs = willWords.some(
      (word) =>
        thirdPersons.some((who) => word.startsWith(who)) && wordPlace(before, word) !== null,
    );
    const isOurs =
      isHan(shape.charAt(at)) ||
      before.trim() === "" ||
      willWords.some((word) => wordPlace(before, word) !== null) ||
      [...before].some((_, from) => wordAt(asksUs.asks, before, from) !== null);
    if (isOurs && !isTheirs) return true;
  }
  return false;
}
