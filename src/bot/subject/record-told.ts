import { ordersToldTwice } from "../../app/orders/alike-orders.ts";
import { logTouches } from "../../app/touch/log-touches.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { LoggedTouch } from "../../core/touch/logged-touch.ts";
import type { ReportedDay, ReportedTouch } from "../../core/touch/reported-touch.ts";
import { Refusal } from "../../errors.ts";
import { askAmount, type OpenOrder } from "../../views/orders/ask-amount.ts";
import { sameOrderView } from "../../views/orders/same-order-view.ts";
import { loggedTouchesView } from "../../views/touch/logged-touches-view.ts";
import type { CommandContext } from "../command.ts";
import { readDeal } from "../grammar/read-deal.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { withRestOfDay } from "./with-rest-of-day.ts";
import { withTouchSections } from "./with-touch-sections.ts";

/** What a message tells of. */
export type ToldNow = {
  readonly told: readonly ReportedTouch[];
  readonly days: readonly ReportedDay[];
  /** What is said of the customer, where it is one, to be said once more. */
  readonly said: string;
  /** An order in it is another than those on record. */
  readonly isSure?: boolean;
};

/**
 * Records touches that were told in so many words, and asks for the amount of an order among them that
 * came without one. Of an order that seems to be on record it is asked first whether it is the same.
 * Throws `Refusal` `order-told` where that cannot be asked, since more is told with it.
 */
export async function recordTold(
  context: CommandContext,
  { told, days, said, isSure = false }: ToldNow,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak } = context;
  const [twice] = isSure ? [] : await ordersToldTwice(app, actor, told);
  if (twice !== undefined) {
    const { customer, known, number } = twice;
    if (number !== null && known !== null && number === known.number)
      throw new Refusal("order-known", { ref: customer.ref, number });
    if (told.length + days.length === 1) return sameOrderView(twice, said, audience, speak);
    throw new Refusal("order-told", { ref: twice.customer.ref, day: speak.day(twice.on) });
  }
  const logged = await logTouches(app, actor, { told, days });
  const view = await withTouchSections(
    context,
    loggedTouchesView(logged, actor.member.zone, audience, speak),
    logged.touches,
  );
  const [open, ...others] = logged.touches.filter(({ isAmountOpen }) => isAmountOpen);
  const isAsked = open !== undefined && others.length === 0 && audience === "direct";
  return isAsked ? askAmount(view, openOrder(open, context), speak) : withRestOfDay(context, view);
}

/** Of which order the amount is asked, and what else was told of it. */
function openOrder(
  { customer: { ref }, happenedOn, note }: LoggedTouch,
  { actor, lexicon }: CommandContext,
): OpenOrder {
  const today = civilDateAt(actor.now, actor.member.zone);
  const said = shaped(note ?? "");
  const { bare } = readDeal(said, 0, said.text.length, lexicon, today);
  return { ref, on: happenedOn ?? today, note: said.text, bare };
}
