import { splitTarget } from "../../bot/arguments/split-target.ts";
import type { CommandContext } from "../../bot/command.ts";
import { asks } from "../../bot/grammar/asks.ts";
import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { beginsWithWhom } from "../../bot/subject/begins-with-whom.ts";
import { asksFairness, percentIn } from "../../core/owed/favour-told.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";

/**
 * Whether words after `concede` are for it: they name whom, a share or a sum. `concessions are out of the
 * question`, `人情，下周请客户吃饭` tell of something else.
 */
export async function tellsGift(words: string, context: CommandContext): Promise<boolean> {
  const { actor, lexicon } = context;
  if (splitTarget(words).targets.length > 0 || asksFairness(words)) return true;
  const said = shaped(words);
  if (asks(said.shape, lexicon, civilDateAt(actor.now, actor.member.zone))) return false;
  const isMoney = findAmounts(said, lexicon).some(({ currency }) => currency !== null);
  return isMoney || percentIn(words) !== null || beginsWithWhom(words, context);
}
