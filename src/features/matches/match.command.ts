import { z } from "zod";
import { tagCustomers } from "../../app/customer/tag-customers.ts";
import { aboutOne, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { beginsWithWhom } from "../../bot/subject/begins-with-whom.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { Refusal } from "../../errors.ts";
import { readAnswer, readSide, saysSide, tagOf } from "./match.core.ts";
import { matchAnsweredView, matchesView, saidView } from "./match.view.ts";
import { answerMatch, findMatches } from "./matches.app.ts";

const ofPair = /^pair ([0-9a-f]{12})(?: (.+))?$/;

/**
 * `/match`: pairs of customers of whom one offers what the other seeks; `/match K3F offers film`,
 * `/match V6V seeks film` say so. A pair's number with a word says yes or no: `/match pair KEY introduce`.
 */
export const match = defineCommand<CalledArgs["match"]>({
  name: "match",
  topic: "customers",
  after: "draft",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  reads: reads.alone,
  continues: { argument: "about", says: (words) => readAnswer(words) !== null },
  isMeant: async (words, context) => {
    if (words === "" || ofPair.test(words)) return true;
    const { targets, rest } = splitTarget(words);
    if (targets.length > 0) return readSide(rest) !== null;
    return saysSide(words) && beginsWithWhom(words, context);
  },
  async run(context, { about }) {
    const { app, actor, speak } = context;
    const [, key = "", said = ""] = ofPair.exec(about.whole) ?? [];
    const isAgreed = readAnswer(said);
    if (key !== "" && isAgreed !== null) {
      const { match, undoId } = await answerMatch(app, actor, key, isAgreed);
      return matchAnsweredView(match, isAgreed, undoId, context);
    }
    if (key !== "") throw new Refusal("match-unread", { text: said });
    if (about.whole === "") {
      const found = await findMatches(app.store, actor);
      if (found === null) throw new Refusal("matches-off");
      return matchesView(found, speak);
    }
    return onCustomer(context, "match", about, (id, rest) => tell(context, id, rest));
  },
});

async function tell(context: CommandContext, id: string, rest: string): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const told = readSide(rest);
  if (told === null) throw new Refusal("match-unread", { text: rest });
  const pairs = await findMatches(app.store, actor);
  if (pairs === null) throw new Refusal("matches-off");
  const changed = await tagCustomers(app, actor, [id], {
    add: [tagOf(told.side, told.what)],
    remove: [],
  });
  const found = (await findMatches(app.store, actor)) ?? [];
  const of = found.filter((pair) => [pair.offers.id, pair.seeks.id].includes(id));
  return saidView(changed, told, of, speak);
}
