import { placeCard } from "../../app/people/place-card.ts";
import { findByRef } from "../../app/search/find-named.ts";
import { type Block, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import { readSaidCustomer } from "../../core/customer/said-customer.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { BusinessCard } from "../../core/people/business-card.ts";
import { findCountry } from "../../core/places/country.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import {
  cardKnownView,
  cardLacksView,
  missingOnCard,
} from "../../views/customer/business-card-view.ts";
import { splitTarget } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { drafted } from "./drafted.ts";

/** Characters that are repeated of a part in which nobody can be read. */
const longestUnread = 60;

/**
 * A draft of what cards say, each at its customer or at a company that is added. `given`: whose they
 * are, where that was said; `unread`: what stood between them. Asks for what a card alone lacks. Throws `Refusal` `card.taken`, and
 * what recording them would.
 */
export async function draftCards(
  context: CommandContext,
  cards: readonly BusinessCard[],
  given: NamedCustomer | null,
  unread: readonly string[] = [],
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const items: DraftItem[] = [];
  const notices: string[] = [];
  let asked: OutboundMessage | null = null;
  const isOne = cards.length === 1 && unread.length === 0;
  for (const card of cards) {
    const place = await placeCard(app, actor, card, given);
    const name = card.person ?? card.company ?? "";
    switch (place.type) {
      case "placed": {
        items.push({ act: "card", ...place.placed });
        if (place.alike.length > 0) {
          const refs = place.alike.map(({ ref }) => `#${ref}`).join(" ");
          notices.push(speak.t("business-card.alike", { refs }));
        }
        if (isOne && place.placed.known === null) notices.push(...missingOnCard(card, speak));
        break;
      }
      case "taken":
        if (isOne) throw new Refusal("card.taken", { name: card.company ?? name });
        notices.push(speak.t("errors:card.taken", { name: card.company ?? name }));
        break;
      case "known":
        if (isOne) return cardKnownView(place.customer, place.person, speak);
        notices.push(speak.t("business-card.known", { name: place.person }) + place.customer.name);
        break;
      case "lacks":
        if (isOne) return cardLacksView(card, place.field, speak);
        // The next line answers the first question; the others are told for a second look.
        asked ??= cardLacksView(card, place.field, speak);
        if (asked.summary !== speak.t(`business-card.which-${place.field}`, { name }))
          notices.push(speak.t(`business-card.lacks-${place.field}`, { name }));
        break;
    }
  }
  for (const text of unread)
    notices.push(
      speak.t("business-card.unread", { text: shorten(text.replaceAll("\n", " "), longestUnread) }),
    );
  if (items.length === 0) {
    const question = asked ?? plainMessage("notice", speak.t("errors:card.unread"));
    return { ...question, blocks: [...notices.map(paragraph), ...question.blocks] };
  }
  const view = await drafted(context, items);
  const [title, list, ...more] = view.blocks;
  const blocks = [title, list, ...notices.map(paragraph), ...more, ...(asked?.blocks ?? [])];
  const awaits = asked?.awaits === undefined ? {} : { awaits: asked.awaits };
  return { ...view, ...awaits, blocks: blocks.filter((one): one is Block => one !== undefined) };
}

/** The card that lacked something, as `saved`, with what was said to be it on the lines below. */
export async function answeredCard(
  context: CommandContext,
  saved: string,
): Promise<OutboundMessage> {
  const { app, actor } = context;
  const [, read = "{}", said = ""] = /^(\{.*?\})(?:\n([\s\S]*))?$/.exec(saved) ?? [];
  const card = JSON.parse(read) as BusinessCard;
  const answer = said.trim();
  const [target, ...others] = splitTarget(answer).targets;
  if (target !== undefined && "ref" in target && others.length === 0) {
    const given = (await findByRef(app, actor, [target.ref])).get(target.ref) ?? null;
    if (given === null) throw new Refusal("unknown-ref", { ref: target.ref });
    return draftCards(context, [card], given);
  }
  if (card.company === null) {
    const whole = readSaidCustomer(answer);
    const company = whole?.name ?? answer;
    const country = whole?.country ?? card.country;
    return draftCards(context, [{ ...card, company, country }], null);
  }
  const place = readSaidCustomer(`${card.company.replaceAll(/[,，;；]/g, " ")}, ${answer}`);
  const country = place?.country ?? findCountry(answer);
  if (country === null) throw new Refusal("card.country", { text: answer });
  return draftCards(context, [{ ...card, country, city: place?.city ?? card.city }], null);
}
