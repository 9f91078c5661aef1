import { z } from "zod";
import { dateOwed } from "../app/owed/date-owed.ts";
import { owedTo } from "../app/owed/end-owed.ts";
import { listOwed } from "../app/owed/list-owed.ts";
import { readComingDay } from "../bot/arguments/read-coming-day.ts";
import { splitTarget } from "../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { type CalledArgs, callOf } from "../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../chat/message.ts";
import doneWords from "../core/owed/done-words.json" with { type: "json" };
import type { Owed } from "../core/owed/owed.ts";
import { owedKinds } from "../core/owed/owed-kind.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { owedDatedView, tellLateView } from "../views/owed/owed-dated-view.ts";
import { owedListView } from "../views/owed/owed-list-view.ts";
import { isOwedKey, owedKey } from "../views/owed/owed-text.ts";
import { whichPromiseView } from "../views/owed/which-promise-view.ts";

/** Words after the number of a promise in the list: it is kept. */
const isDone = (words: string): boolean =>
  doneWords.includes(words.replace(/[\s.!。！]+$/u, "").toLowerCase());

/** After a promise in a line: what to tell a customer to whom it is late. */
const telling = "tell";

/**
 * `/promises`: what is promised to customers, and complained of, and still open; a manager's teams as well, an admin's everybody's.
 * `/promises REF FRIDAY` says by when a promise is to be kept, `/promises REF tell` what to tell who waits for a late one.
 */
export const promises = defineCommand<CalledArgs["promises"]>({
  name: "promises",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({
    kinds: z.array(z.enum(owedKinds)).optional(),
    of: z.object({ ref: z.string(), name: z.string() }).optional(),
    about: z.string().max(200).optional(),
  }),
  positional: ["about…"],
  continues: {
    argument: "about",
    says: (words) => /^\+\d{1,3} ?[a-z\p{Script=Han}]{1,2}$/iu.test(words) || isDone(words),
  },
  reads: (rest) => rest === "" || rest.endsWith(telling),
  async run(context, { kinds, of, about = "" }) {
    const [, ref = "", key = "", words = ""] = /^(#\w+) (0[0-9a-f]{6}) (.+)$/su.exec(about) ?? [];
    if (isDone(words)) return callOf("kept", { about: `${ref} ${key}` });
    if (about !== "")
      return onCustomer(context, "promises", splitTarget(about), (id, rest, reference) =>
        aboutOnePromise(context, id, rest.replaceAll("\n", " ").trim(), reference.slice(1)),
      );
    const { app, actor, speak } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    const all = await listOwed(app, actor);
    const isEmpty = all.own.length + all.team.length === 0;
    const missing = isEmpty && of === undefined ? await missingCustomers(context) : null;
    if (missing !== null) return missing;
    const wanted = ({ kind, ref }: Owed) =>
      (kinds === undefined || kinds.includes(kind)) && (of === undefined || ref === of.ref);
    const list = { own: all.own.filter(wanted), team: all.team.filter(wanted) };
    const [only, ...others] = kinds ?? [];
    return owedListView(list, today, speak, {
      kind: others.length === 0 ? only : undefined,
      of,
    });
  },
});

/** The promise that words name by its key, else the only one; asks which where there are several. */
async function aboutOnePromise(
  context: CommandContext,
  customerId: string,
  rest: string,
  ref: string,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak, speakIn } = context;
  const open = await owedTo(app, actor, customerId, "promise");
  const [key = ""] = rest.split(" ");
  const named = open.find((one) => owedKey(one) === key.toLowerCase());
  if (named === undefined && isOwedKey(key)) throw new Refusal("owed-not-open", { ref });
  const words = named === undefined ? rest : rest.slice(key.length).trim();
  const [promise, ...others] = named === undefined ? open : [named];
  if (promise === undefined) throw new Refusal("no-promise", { ref });
  const today = civilDateAt(actor.now, actor.member.zone);
  const day = words === telling ? null : readComingDay(words, today, lexicon);
  if (words !== telling && day === null) throw new Refusal("promise-day", { text: words, ref });
  if (others.length > 0) return whichPromiseView(open, words, speak);
  if (day === null) return tellLateView(promise, [speakIn("en"), speakIn("zh-CN")], speak);
  return owedDatedView(await dateOwed(app, actor, promise, day), speak);
}
