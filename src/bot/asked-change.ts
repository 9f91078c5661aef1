import { findColleagues } from "../app/find-colleagues.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { changeByName } from "./change-by-name.ts";
import type { CommandContext, Instead } from "./command.ts";
import { normaliseInput, shapeOf } from "./grammar/normalise-input.ts";
import {
  type AskedChange,
  readChange,
  readReminder,
  readTierChange,
} from "./grammar/read-change.ts";
import { wordAt } from "./grammar/word-table.ts";
import { splitDays } from "./split-days.ts";
import { splitTarget, writtenTarget } from "./split-target.ts";

/** Longer than this, in characters, is no name of a colleague. */
const longestName = 40;

/**
 * The command line of a change that is asked for in other words than its command's: after a
 * reference (`K9Y snooze 3d`, `把C9U降为E`), of a customer by name, where it is asked who is meant, or
 * of oneself (`我明天请假`). Null where nothing of the kind is said. Throws `Refusal` `import-instead`.
 */
export async function askedChange(
  context: CommandContext,
  line: string,
): Promise<OutboundMessage | Instead | null> {
  const { actor, lexicon, reply } = context;
  const clean = normaliseInput(line);
  if (/[;；\n]/.test(clean)) return null;
  const words = clean.slice(wordAt(lexicon.disposing, shapeOf(clean), 0)?.end ?? 0).trim();
  const onTarget = await afterTarget(context, words);
  if (onTarget !== null) return onTarget;
  const tier = readTierChange(words, lexicon);
  const asked = readReminder(words, lexicon, civilDateAt(actor.now, actor.member.zone)) ?? tier;
  // In a reply a tier is that of its customer; without one it needs a name.
  const isClear = asked?.command === "snooze" || (reply !== null && tier?.before === "");
  const question = reply === null ? await changeByName(context, words, asked) : null;
  if (question !== null) return question;
  if (asked !== null && isClear) return { instead: `/${asked.command} ${asked.rest}` };
  if (reply !== null || asked !== null) return null;
  if (wordAt(lexicon.adding, shapeOf(clean), 0) !== null) throw new Refusal("import-instead");
  return daysOff(clean, context);
}

/** A change after a reference or a number, as its command's line. */
async function afterTarget(context: CommandContext, text: string): Promise<Instead | null> {
  const { actor, lexicon } = context;
  const { targets, rest } = splitTarget(text);
  const [target] = targets;
  if (target === undefined) return null;
  const today = civilDateAt(actor.now, actor.member.zone);
  const change = readChange(rest, lexicon, today) ?? (await newOwner(context, rest));
  return change && { instead: `/${change.command} ${writtenTarget(target)} ${change.rest}` };
}

/** `转给 Lily`, where somebody is called so; null otherwise. */
async function newOwner(
  { app, actor, lexicon }: CommandContext,
  text: string,
): Promise<AskedChange | null> {
  const word = wordAt(lexicon.ownTo, shapeOf(text), 0);
  const name = text.slice(word?.end ?? 0).trim();
  if (word === null || name === "" || name.length > longestName) return null;
  const isSomebody = (await findColleagues(app, actor, name)).length > 0;
  return isSomebody ? { command: "own", rest: name } : null;
}

/** `I'm off tomorrow`, `我明天请假`: days after words for being off, or before the word for it. */
function daysOff(text: string, { actor, lexicon }: CommandContext): Instead | null {
  const shape = shapeOf(text).replace(/[ .!~]+$/, "");
  const today = civilDateAt(actor.now, actor.member.zone);
  const away = wordAt(lexicon.away, shape, 0);
  if (away !== null) {
    const days = text.slice(away.end, shape.length).trim();
    return splitDays(days, lexicon, today)?.before === "" ? { instead: `/off ${days}` } : null;
  }
  for (let at = Math.max(1, shape.length - 8); at < shape.length; at++) {
    const word = wordAt(lexicon.commands, shape, at);
    if (word?.value !== "off" || word.end !== shape.length) continue;
    const pronoun = wordAt(lexicon.pronouns, shape, 0);
    const days = text.slice(pronoun?.end ?? 0, at).trim();
    if (splitDays(days, lexicon, today)?.before === "") return { instead: `/off ${days}` };
  }
  return null;
}
