import type { CardSection } from "../../bot/card-section.ts";
import { cardBlocks, whyBlocks } from "./care.view.ts";
import { findMoments } from "./find-moments.app.ts";
import { givenTo } from "./list-care.app.ts";

/** What a customer was given at which moments, as their card tells of it. */
export const careOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  cardBlocks(await givenTo(app, actor, customerId), speak);

/** Why a customer stands under care: its moments for which it is time, and from when on for what. */
export const careWhy: CardSection = async ({ app, actor, speak }, customerId) => {
  const all = await findMoments(app, actor);
  return whyBlocks(
    all.filter(({ moment }) => moment.contact.customerId === customerId),
    speak,
  );
};
