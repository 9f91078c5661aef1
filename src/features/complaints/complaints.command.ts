import { z } from "zod";
import { splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { owedListView } from "../../views/owed/owed-list-view.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import type { Complaint } from "./complaint.core.ts";
import {
  complaintChangedView,
  complaintView,
  factsText,
  whichComplaintView,
} from "./complaint.view.ts";
import { listComplaints } from "./list-complaints.app.ts";
import { readToldOf } from "./read-told.command.ts";
import { listComplaintsOf, reopenComplaint, tellComplaint } from "./tell-complaint.app.ts";

/**
 * `/complaints`: the complaints of customers that are not over yet; a manager's teams' as well.
 * `/complaints REF quality severe claim USD 800 order K3F-1` tells more of one, `/complaints REF 4/5` how
 * satisfied they were, `/complaints REF reopen` opens it again.
 */
export const complaints = defineCommand({
  name: "complaints",
  topic: "day",
  after: "kept",
  permission: "sales",
  audience: "private",
  args: z.object({ about: z.string().max(500).default("") }),
  positional: ["about…"],
  reads: reads.alone,
  run: (context, { about }) =>
    about === ""
      ? listed(context)
      : onCustomer(context, "complaints", splitTarget(about), (id, rest, reference) =>
          told(context, id, rest, reference.slice(1)),
        ),
});

async function listed(context: CommandContext): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const list = await listComplaints(app, actor);
  const isEmpty = list.own.length + list.team.length === 0;
  const missing = isEmpty ? await missingCustomers(context) : null;
  const today = civilDateAt(actor.now, actor.member.zone);
  const all = new Map([...list.own, ...list.team].map((one) => [one.id, one]));
  const more = ({ id }: { readonly id: string }) => {
    const one = all.get(id);
    return one === undefined ? "" : factsText(one, speak);
  };
  return missing ?? owedListView(list, today, speak, { kind: "complaint", more });
}

async function told(
  context: CommandContext,
  customerId: string,
  rest: string,
  ref: string,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const all = await listComplaintsOf(app, actor, customerId);
  const [key = ""] = rest.split(" ");
  const named = all.find((one) => owedKey(one) === key.toLowerCase());
  const words = named === undefined ? rest : rest.slice(key.length).trim();
  const { facts, isReopened } = readToldOf(words, lexicon);
  const open = all.filter(({ doneAt }) => doneAt === null);
  const over = all.filter(({ doneAt }) => doneAt !== null);
  const isRated = facts.satisfaction !== undefined || isReopened;
  const among =
    named !== undefined ? [named] : isRated && open.length === 0 ? over.slice(0, 1) : open;
  const isOverMeant = isReopened && named === undefined && over.length > 0;
  const wanted = isOverMeant ? over.slice(0, 1) : among;
  const [only, ...others] = wanted;
  if (only === undefined) throw new Refusal("no-complaint", { ref });
  if (others.length > 0) return whichComplaintView(wanted, words, speak);
  const isNothing = Object.keys(facts).length === 0;
  const isOpenAgain = isNothing && isReopened && only.doneAt === null;
  if (words === "" || isOpenAgain) return complaintView(only, speak);
  if (isNothing && !isReopened) throw new Refusal("complaint-unread", { text: words, ref });
  return kept(context, only, facts, isReopened);
}

async function kept(
  { app, actor, speak }: CommandContext,
  { customerId, id, doneAt }: Complaint,
  facts: ReturnType<typeof readToldOf>["facts"],
  isReopened: boolean,
): Promise<OutboundMessage> {
  const changed =
    isReopened && doneAt !== null
      ? await reopenComplaint(app, actor, customerId, id, facts)
      : await tellComplaint(app, actor, customerId, id, facts);
  return complaintChangedView(changed, civilDateAt(actor.now, actor.member.zone), speak);
}
