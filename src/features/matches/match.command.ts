import { z } from "zod";
import { tagCustomers } from "../../app/customer/tag-customers.ts";
import { aboutOne, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { Refusal } from "../../errors.ts";
import { readSide, tagOf } from "./match.core.ts";
import { matchAnsweredView, matchesView, saidView } from "./match.view.ts";
import { answerMatch, findMatches } from "./matches.app.ts";

const answer = /^(yes|no) ([0-9a-f]{8})$/;

/**
 * `/match`: pairs of customers of whom one offers what the other seeks; `/match K3F offers film`,
 * `/match V6V seeks film` say so. Buttons say yes or no: `/match yes KEY`.
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
  isMeant: (words) =>
    words === "" || answer.test(words) || readSide(splitTarget(words).rest) !== null,
  async run(context, { about }) {
    const { app, actor, speak } = context;
    const [, said = "", key = ""] = answer.exec(about.whole) ?? [];
    if (key !== "") {
      const { match, undoId } = await answerMatch(app, actor, key, said === "yes");
      return matchAnsweredView(match, said === "yes", undoId, context);
    }
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
