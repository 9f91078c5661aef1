import { z } from "zod";
import { aboutSeveral, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { readWhole } from "../../bot/grammar/read-whole.ts";
import { shaped, shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import { wordPlace } from "../../bot/grammar/words/word-place.ts";
import { wordAt } from "../../bot/grammar/words/word-table.ts";
import { calledAtHead, onSeveral, readAbout } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { goalIn } from "../../core/touch/read-goal.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { goalAskedView, goalSetView } from "./goal.view.ts";
import { setGoal } from "./set-goal.app.ts";

/** `/goal REF[,REF …] TEXT`: what the next touch is to reach. Whether it was reached is told with a touch. */
export const goal = defineCommand<CalledArgs["goal"]>({
  name: "goal",
  topic: "day",
  after: "log",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  isMeant: async (words, context, isNamed) =>
    isNamed ||
    splitTarget(words).targets.some((target) => "ref" in target) ||
    beginsWithNumbers(words, context) ||
    (await calledAtHead(context, words)) !== null,
  run: async (context, { about }) => {
    if (typeof about === "string" && !(await saysWhom(about, context)))
      throw new Refusal("which-goal");
    const named = typeof about === "string" ? await askNamed(about, context) : null;
    if (named !== null) return named;
    return onSeveral(context, "goal", about, async (customers, rest) => {
      const { app, actor, audience, speak } = context;
      const said = goalIn(rest);
      if (said === null) throw new Refusal("which-goal");
      const ids = customers.map(({ id }) => id);
      return goalSetView(await setGoal(app, actor, ids, said), audience, speak);
    });
  },
});

/** Asks first whose goal it is where a name alone says so: `goal Hansa wants is a better price` is a sentence. */
async function askNamed(about: string, context: CommandContext): Promise<OutboundMessage | null> {
  const called = await calledAtHead(context, about);
  if (called === null || goalIn(called.rest) === null) return null;
  if ((await calledAtHead(context, called.rest)) !== null) return null;
  const { audience, speak } = context;
  const lineFor = ({ ref }: { readonly ref: string }) => buttonLine("goal", `#${ref}`, called.rest);
  return goalAskedView(called.among, called.rest, lineFor, audience, speak);
}

/** `1,3 get the price`, `2: get the price`; not `5 new customers this month`, `3、4家新客户`. */
function beginsWithNumbers(words: string, { lexicon }: CommandContext): boolean {
  if (/^\d{1,3}\s*[:：](?!\d)/u.test(words)) return true;
  const [numbers] = /^\d{1,2}(?:\s*[,，、]\s*\d{1,2})+(?=[\s:：])/u.exec(words) ?? [];
  if (numbers === undefined) return false;
  const shape = shapeOf(words.slice(numbers.length).trimStart());
  const { measures, counted, customers } = lexicon.listed;
  return (
    ![measures, counted, customers].some((table) => wordAt(table, shape, 0) !== null) &&
    !lexicon.customers.some((word) => wordPlace(shape, word) !== null)
  );
}

const todayOf = ({ actor }: CommandContext) => civilDateAt(actor.now, actor.member.zone);

/** Whether a text itself, or the message that it replies to, says whose goal it is: none is that of an open nudge. */
const saysWhom = async (text: string, context: CommandContext): Promise<boolean> =>
  context.reply !== null ||
  readAbout(text, context).targets.length > 0 ||
  readWhole(shaped(text), context.lexicon, todayOf(context)) !== null ||
  (await calledAtHead(context, text)) !== null;
