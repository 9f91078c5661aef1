import { listOrders } from "../../app/orders/list-orders.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { ordersUnderWay } from "../../core/orders/orders-under-way.ts";
import { whichOrderView } from "../../views/orders/which-order-view.ts";
import type { CommandContext } from "../command.ts";
import { readDeal } from "../grammar/read-deal.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";

/**
 * What became of an order, told in free words of one customer who has one under way (`Doha 已付定金`, `Hansa
 * paid the deposit`): asks of which of its orders, by whose answer it is recorded. Null where more is said.
 */
export async function stepTold(
  context: CommandContext,
  line: Line,
  { whole, clauses }: ReadLine,
): Promise<OutboundMessage | null> {
  const { app, actor, audience, speak, lexicon } = context;
  const { clause } = whole;
  const [named, ...others] = clause.named;
  if (named === undefined || named.isDoubtful || others.length + clauses.length > 1) return null;
  const [customer, ...alike] = named.among;
  if (customer === undefined || alike.length > 0) return null;
  if (context.draftsOnly !== undefined || line.asks() || line.text.includes("\n")) return null;
  const words = clause.spans
    .filter(({ type }) => type === "customer")
    .reduceRight((text, { from, to }) => `${text.slice(0, from)} ${text.slice(to)}`, clause.text)
    .trim();
  const said = shaped(words);
  const deal = readDeal(said, 0, said.text.length, lexicon, line.today);
  const { steps, sum, bare, problems } = deal;
  const isOnlySteps = deal.others.length + deal.products.length + problems.length === 0;
  if (steps.length === 0 || sum !== null || bare !== null || !isOnlySteps) return null;
  const kinds = steps.map(({ step }) => step);
  const { orders } = await listOrders(app, actor, customer.id);
  const open = ordersUnderWay(orders, kinds, line.today);
  const whose = { id: customer.id, ref: customer.ref };
  return open.length === 0 ? null : whichOrderView(whose, open, said.text, audience, speak);
}
