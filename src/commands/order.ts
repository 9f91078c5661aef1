import { z } from "zod";
import { together } from "../app/changes/together.ts";
import { withUndone } from "../app/drafts/with-undone.ts";
import { addOrder } from "../app/orders/add-order.ts";
import { listOrders } from "../app/orders/list-orders.ts";
import { setSteps } from "../app/orders/set-steps.ts";
import { endOwed } from "../app/owed/end-owed.ts";
import { logTouches } from "../app/touch/log-touches.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { draftTouches, touchItems } from "../bot/drafting/draft-touches.ts";
import { drafted } from "../bot/drafting/drafted.ts";
import { type DealRead, orderOf, readDeal } from "../bot/grammar/read-deal.ts";
import { readSteps } from "../bot/grammar/read-steps.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { recordTold } from "../bot/subject/record-told.ts";
import { understandLog } from "../bot/subject/understand-log.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { lineOf } from "../bot/understanding/line.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import { ordersUnderWay } from "../core/orders/orders-under-way.ts";
import type { ToldStep } from "../core/orders/told-order.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { offeredCurrencies } from "../views/orders/ask-amount.ts";
import { orderAddedView, stepsSetView } from "../views/orders/order-changed-view.ts";
import { whichCurrencyView, whichOrderView } from "../views/orders/which-order-view.ts";
import { endedView } from "../views/owed/ended-view.ts";
import { owedKey } from "../views/owed/owed-text.ts";

/** A customer of whom something about orders is told. */
type Whose = { readonly id: string; readonly ref: string };

/**
 * `/order REF …`: an order, told as in a line that logs (`USD 5000 margin 1200 tape deposit 30% 12/5`), or
 * a step of one that is under way (`deposit in`, `ETD 20 Dec`). Marks stand for what buttons mean: `+DAY`
 * before the amount of an order whose placing is on record, `?` that nobody knows it, `!` before one
 * that is no other's repetition, `=` that it is, `@` and an id's end before a step of that order.
 */
export const order = defineCommand<CalledArgs["order"]>({
  name: "order",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne(z.string().max(1500)).prefault("") }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "order", about, async (id, rest, reference) => {
      const { speak, lexicon } = context;
      const whose = { id, ref: reference.slice(1) };
      const [, mark = "", key = "", told = ""] = split(rest);
      if (context.draftsOnly !== undefined && /^[=?+!0]$/.test(mark))
        throw new Refusal("order-unread", { ref: whose.ref, text: rest });
      switch (mark) {
        case "=":
          return plainMessage("answer", speak.t("order.same-left"));
        case "?":
          return plainMessage("answer", speak.t("order.left-open", { ref: whose.ref }));
        case "+":
          return addTold(context, whose, told, (key || todayOf(context)) as CivilDate);
        case "!":
          return recordAsTold(context, whose, told, true);
        case "@":
          return setTold(context, whose, stepsIn(told, context), told, key);
        case "0":
          return endStep(context, whose, key);
      }
      if (told === "" || wholeWord(lexicon.dealUnknown, told) !== null)
        return recordAsTold(context, whose, "", false);
      const deal = dealOf(told, context);
      const steps = readSteps(told, lexicon, todayOf(context));
      if (steps !== null && steps.called.length === 0)
        return setTold(context, whose, steps.steps, told, null);
      if (deal.sum === null && deal.bare !== null)
        return whichCurrencyView(whose, deal.bare, told, offeredCurrencies, speak);
      return recordAsTold(context, whose, told, false);
    }),
});

/** A mark, what stands right behind it, and the rest. */
function split(rest: string): string[] {
  const found =
    /^(\+) ?(\d{4}-\d{2}-\d{2})?\s*([\s\S]*)$/.exec(rest) ??
    /^(@)(0[0-9a-f]{6})\s*([\s\S]*)$/.exec(rest) ??
    /^(0)([0-9a-f]{6})()$/.exec(rest) ??
    /^([=?!])()\s*([\s\S]*)$/.exec(rest);
  return found === null ? ["", "", "", rest] : [...found];
}

const todayOf = ({ actor }: CommandContext): CivilDate => civilDateAt(actor.now, actor.member.zone);

function dealOf(told: string, context: CommandContext): DealRead {
  const said = shaped(told);
  return readDeal(said, 0, said.text.length, context.lexicon, todayOf(context));
}

const stepsIn = (told: string, context: CommandContext): readonly ToldStep[] =>
  readSteps(told, context.lexicon, todayOf(context))?.steps ?? dealOf(told, context).steps;

/** The amount of an order whose placing is on record. */
async function addTold(
  context: CommandContext,
  { id, ref }: Whose,
  told: string,
  on: CivilDate,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak, lexicon } = context;
  const [last = ""] = told.split("\n").slice(-1);
  if (wholeWord(lexicon.dealUnknown, last.trim()) !== null)
    return plainMessage("answer", speak.t("order.left-open", { ref }));
  const deal = dealOf(told.replaceAll("\n", " , "), context);
  const order = orderOf(deal);
  if (order === null && deal.bare !== null)
    return whichCurrencyView({ id, ref }, deal.bare, told, offeredCurrencies, speak, `+${on}`);
  if (order === null) throw new Refusal("order-unread", { ref, text: last.trim() });
  const added = await addOrder(app, actor, id, order, on);
  return orderAddedView(added, actor.member.zone, audience, speak);
}

/** An order as a line tells of it, behind the outcome's own word. */
async function recordAsTold(
  context: CommandContext,
  { ref }: Whose,
  told: string,
  isSure: boolean,
): Promise<OutboundMessage> {
  const { actor, lexicon, speak } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  const word = speak.t("order.word");
  const lineWith = (said: string) => lineOf(shaped(`#${ref}: ${said}`.trim()), lexicon, today);
  const asSaid = lineWith(told);
  const isTold = asSaid.entries().every(({ outcome, isTold: is }) => is && outcome === "ordered");
  const line = isTold ? asSaid : lineWith(`${word} ${told}`);
  const understood = await understandLog(context, line);
  if (understood.type === "question") return understood.question;
  if (context.draftsOnly !== undefined) return draftTouches(context, understood);
  return recordTold(context, { ...understood, said: line.entries()[0]?.said ?? "", isSure });
}

/** Steps of the one order that they may be of; of several it is asked which. */
async function setTold(
  context: CommandContext,
  { id, ref }: Whose,
  steps: readonly ToldStep[],
  told: string,
  key: string | null,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak, draftsOnly } = context;
  if (steps.length === 0) throw new Refusal("order-unread", { ref, text: told });
  const before = draftsOnly?.instead?.before ?? [];
  const { orders, customer } = await withUndone(app, draftsOnly?.keeper ?? actor, before, (then) =>
    listOrders(then, actor, id),
  );
  const kinds = steps.map(({ step }) => step);
  const open =
    key === null
      ? ordersUnderWay(orders, kinds, todayOf(context))
      : orders.filter((one) => owedKey(one) === key);
  const [only, ...others] = open;
  if (only === undefined && !paysWithTouch(told, context))
    throw new Refusal("no-open-order", { ref });
  if (others.length > 0 && draftsOnly !== undefined)
    throw new Refusal("order-unread", { ref, text: told });
  if (others.length > 0) return whichOrderView(customer, open, told, audience, speak);
  const touched = touchOf(told, ref, context);
  if (draftsOnly !== undefined) {
    const log = touched === null ? null : await understandLog(context, touched);
    if (log?.type === "question") return log.question;
    const touches = log === null ? [] : await touchItems(context, log);
    const whose = { id, ref, name: customer.name };
    const set = only && [{ act: "steps" as const, customer: whose, orderId: only.id, steps }];
    return drafted(context, [...touches, ...(set ?? [])]);
  }
  if (touched === null && only !== undefined) {
    const set = await setSteps(app, actor, id, only.id, steps);
    return stepsSetView(set, audience, speak);
  }
  const understood = touched === null ? null : await understandLog(context, touched);
  if (understood?.type === "question") return understood.question;
  if (understood === null) throw new Refusal("no-open-order", { ref });
  if (only === undefined) return recordTold(context, { ...understood, said: told });
  const { result, undoId } = await together(app, actor, async (joined) => {
    const logged = await logTouches(joined, actor, understood);
    const set = await setSteps(joined, actor, id, only.id, steps);
    return { result: set, undoIds: [logged.undoId, set.undoId] };
  });
  return withRestOfDay(context, stepsSetView({ ...result, undoId }, audience, speak));
}

/** The line that logs what was told of a step, where it tells that they paid: that is word from them. */
function touchOf(told: string, ref: string, { actor, lexicon }: CommandContext) {
  const today = civilDateAt(actor.now, actor.member.zone);
  const line = lineOf(shaped(`#${ref}: ${told}`), lexicon, today);
  const isTold = line.entries().every(({ isTold: is, problems }) => is && problems.length === 0);
  return isTold ? line : null;
}

const paysWithTouch = (told: string, context: CommandContext): boolean =>
  touchOf(told, "K3F", context) !== null;

/** A step that a button says to be done. */
async function endStep(
  context: CommandContext,
  { id, ref }: Whose,
  key: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const { orders } = await listOrders(app, actor, id);
  const step = orders
    .flatMap(({ steps }) => steps)
    .find((one) => !one.isDone && one.id.endsWith(key));
  if (step === undefined) throw new Refusal("no-order-step", { ref });
  const ended = await endOwed(app, actor, [id], [step.id], step.step);
  return withRestOfDay(context, endedView(ended, speak), []);
}
