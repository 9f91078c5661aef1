import { owedTo } from "../../app/owed/end-owed.ts";
import type { CardSection } from "../../bot/card-section.ts";
import type { TouchSection } from "../../bot/touch-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { countKept, countKeptTo } from "./count-kept.app.ts";
import { byWhenBlocks, datingLine, keptBlocks, keptText } from "./promise.view.ts";

/** How promises to the customer were kept, on their card. */
export const promisesOnCard: CardSection = async ({ app, actor, speak }, customerId) => {
  const kept = await countKeptTo(app, actor, customerId);
  return kept.length === 0 ? [] : [paragraph(keptText(kept, speak))];
};

/** After a promise was noted without a day: by when it is to be kept. */
export const promiseNoted: TouchSection = async ({ app, actor, speak }, touches) => {
  const undated = touches.filter(
    ({ outcome, owedBy }) => outcome === "promised" && owedBy === null,
  );
  const [only, ...others] = undated;
  if (only === undefined || others.length > 0) return { blocks: [] };
  const open = await owedTo(app, actor, only.customer.id, "promise");
  const promise = open.filter(({ dueOn }) => dueOn === null).at(-1);
  if (promise === undefined) return { blocks: [] };
  const today = civilDateAt(actor.now, actor.member.zone);
  return { blocks: byWhenBlocks(promise, today, speak), awaits: datingLine(promise) };
};

/** How the promises of a week were kept, and by whom for who leads. */
export const promisesOfWeek: WeekSection = async ({
  app,
  scope,
  from,
  to,
  now,
  zone,
  isNaming,
  speak,
}) => {
  const last = civilDateAt((to - 1) as Instant, zone);
  const kept = await countKept(app, scope, civilDateAt(from, zone), last, now);
  return keptBlocks(kept, isNaming, speak);
};
