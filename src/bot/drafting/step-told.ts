import { withUndone } from "../../app/drafts/with-undone.ts";
import { listOrders } from "../../app/orders/list-orders.ts";
import { type OrderOf, ownToldOrders } from "../../app/orders/own-told-orders.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftCustomer } from "../../core/drafts/draft.ts";
import { ordersCalled } from "../../core/orders/orders-called.ts";
import { ordersUnderWay } from "../../core/orders/orders-under-way.ts";
import type { ToldStep } from "../../core/orders/told-order.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichOrderView, whoseOrderView } from "../../views/orders/which-order-view.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import type { CommandContext } from "../command.ts";
import { readSteps } from "../grammar/read-steps.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";

/** Orders among which it is asked. */
const most = 9;

/**
 * What became of an order, told in free words: of one customer who has one under way (`Doha 已付定金`), or
 * of nobody by name (`尾款到了`, `shipped the film order`), where it is looked for among the orders of the
 * member's own customers. Of one order it is a draft, of several it is asked which. `none`: it is a step,
 * and no order waits for it. Null where more is said.
 */
export async function stepTold(
  context: CommandContext,
  line: Line,
  { whole, clauses }: ReadLine,
  { parent }: SubjectSources,
): Promise<OutboundMessage | { readonly none: ToldStep } | null> {
  const { lexicon } = context;
  const { clause } = whole;
  const [named, ...others] = clause.named;
  if (others.length + clauses.length > 1 || line.asks() || line.text.includes("\n")) return null;
  if (named !== undefined && (named.isDoubtful || named.among.length > 1)) return null;
  const words = clause.spans
    .filter(({ type }) => type === "customer")
    .reduceRight((text, { from, to }) => `${text.slice(0, from)} ${text.slice(to)}`, clause.text)
    .trim();
  const read = readSteps(words, lexicon, line.today);
  const [first] = read?.steps ?? [];
  if (read === null || first === undefined) return null;
  const [repliedTo = null, ...more] = parent?.customers ?? [];
  const customer = named?.among[0] ?? (more.length === 0 ? repliedTo : null);
  if (customer !== null) return ofCustomer(context, customer, read, words, line);
  if (read.steps.length > 1) return null;
  const found = await ownOrders(context, first, line);
  const called = ordersCalled(found, ({ order }) => order, read.called);
  if (called === null) return null;
  const shown = called.slice(0, most);
  const [only, ...several] = shown;
  if (only === undefined) return { none: first };
  if (several.length === 0) return draftOf(context, only.customer, only.order, words);
  // What a button records would not take back what the old words recorded.
  if (context.draftsOnly !== undefined) return null;
  return whoseOrderView(shown, first.step, called.length, words, context.audience, context.speak);
}

/** Of one customer: the orders that the step may be of. */
async function ofCustomer(
  context: CommandContext,
  customer: DraftCustomer,
  { steps, called }: { readonly steps: readonly ToldStep[]; readonly called: readonly string[] },
  words: string,
  line: Line,
): Promise<OutboundMessage | null> {
  const { app, actor, draftsOnly, audience, speak } = context;
  const kinds = steps.map(({ step }) => step);
  const before = draftsOnly?.instead?.before ?? [];
  const open = await withUndone(app, draftsOnly?.keeper ?? actor, before, async (then) => {
    const { orders } = await listOrders(then, actor, customer.id);
    return ordersCalled(ordersUnderWay(orders, kinds, line.today), (one) => one, called);
  });
  const [only, ...several] = open ?? [];
  if (open === null || only === undefined) return null;
  if (several.length === 0) return draftOf(context, customer, only, words);
  if (draftsOnly !== undefined) return null;
  return whichOrderView(customer, open, words, audience, speak);
}

/** Orders of the member's own customers that wait for a step: those of which it was said before the others. */
async function ownOrders(
  { app, actor, draftsOnly }: CommandContext,
  { step }: ToldStep,
  { today }: Line,
): Promise<readonly OrderOf[]> {
  const before = draftsOnly?.instead?.before ?? [];
  const all = await withUndone(app, draftsOnly?.keeper ?? actor, before, (then) =>
    ownToldOrders(then, actor),
  );
  const open = all.filter(({ order }) => ordersUnderWay([order], [step], today).length > 0);
  const awaited = open.filter(({ order }) =>
    order.steps.some((one) => one.step === step && !one.isDone),
  );
  return awaited.length > 0 ? awaited : open;
}

/** What the words come to, of this order: nothing of it is recorded before a yes. */
async function draftOf(
  context: CommandContext,
  { ref }: DraftCustomer,
  order: OrderOf["order"],
  words: string,
): Promise<OutboundMessage | null> {
  const { actor, commands, draftsOnly = { keeper: actor } } = context;
  const command = commands.get("order");
  const [, ...said] = buttonLine("order", `#${ref}`, `@${owedKey(order)}`, words).split(" ");
  const args = command?.args.safeParse({ about: said.join(" ") });
  if (command === undefined || args?.success !== true) return null;
  const answer = await command.run({ ...context, draftsOnly }, args.data);
  return "command" in answer ? null : answer;
}
