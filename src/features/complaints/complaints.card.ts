import { listOrders } from "../../app/orders/list-orders.ts";
import type { CardSection } from "../../bot/card-section.ts";
import type { TouchSection } from "../../bot/touch-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { cardBlocks, notedBlocks, weekBlocks } from "./complaint.view.ts";
import { complaintsOfDays } from "./list-complaints.app.ts";
import { claimIn } from "./read-told.command.ts";
import { listComplaintsOf } from "./tell-complaint.app.ts";

/** The complaints of a customer, those that are over as well, as their card tells of them. */
export const complaintsOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  cardBlocks(await listComplaintsOf(app, actor, customerId), speak);

/** After a complaint was noted: what it is about, how bad it is, what of its words is to be kept. */
export const complaintNoted: TouchSection = async ({ app, actor, lexicon, speak }, touches) => {
  const complained = touches.filter(({ outcome }) => outcome === "complained");
  const [only, ...others] = complained;
  if (only === undefined || others.length > 0) return { blocks: [] };
  const { id } = only.customer;
  const [complaint] = (await listComplaintsOf(app, actor, id)).filter(
    ({ doneAt }) => doneAt === null,
  );
  if (complaint === undefined) return { blocks: [] };
  const content = complaint.content ?? "";
  const claim = claimIn(content, lexicon);
  const orderNumber = await orderIn(content, async () => {
    const { orders } = await listOrders(app, actor, id);
    return orders.map(({ number }) => number);
  });
  return { blocks: notedBlocks(complaint, { claim, orderNumber }, speak) };
};

/** The order of theirs that the words of a complaint name; null: none. */
async function orderIn(
  content: string,
  numbersOf: () => Promise<readonly string[]>,
): Promise<string | null> {
  if (!/\d/.test(content)) return null;
  const said = content.toUpperCase();
  const numbers = [...(await numbersOf())].sort((one, other) => other.length - one.length);
  return numbers.find((number) => said.includes(number.toUpperCase())) ?? null;
}

/** The complaints of a week by what they are about, the open ones by name for who leads. */
export const complaintsOfWeek: WeekSection = async ({
  app,
  scope,
  from,
  to,
  now,
  zone,
  isNaming,
  speak,
}) => {
  const found = await complaintsOfDays(app, scope, from, to);
  return weekBlocks(found, isNaming, civilDateAt(now, zone), speak);
};
