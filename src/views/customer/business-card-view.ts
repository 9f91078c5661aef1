import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Recorded } from "../../core/drafts/recorded.ts";
import type { BusinessCard } from "../../core/people/business-card.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { named } from "./named.ts";

/** That a card tells nothing new of somebody. */
export function cardKnownView(
  customer: NamedCustomer,
  person: string,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const said = speak.t("business-card.known", { name: person });
  return {
    kind: "answer",
    summary: `${said}#${ref}`,
    blocks: [{ type: "paragraph", inlines: [text(said), ...named({ ref, name }, "direct")] }],
    subjects: [{ customerId: id, ref }],
  };
}

/** Asks for what a card lacks to be recorded; the next line says it. */
export function cardLacksView(
  card: BusinessCard,
  field: "company" | "country",
  speak: Speaker,
): OutboundMessage {
  const name = (field === "country" ? card.company : card.person) ?? card.person ?? "";
  const asked = speak.t(`business-card.which-${field}`, { name });
  return {
    kind: "question",
    summary: asked,
    blocks: [paragraph(asked)],
    subjects: [],
    awaits: buttonLine("business-card", `?${JSON.stringify(card)}`),
  };
}

/** Customers with a button of their own. */
const mostSooner = 3;

/** A new customer's first due may be months away: a button for each to be contacted tomorrow. */
export function soonerBlocks({ cards }: Pick<Recorded, "cards">, speak: Speaker): Block[] {
  const added = cards.filter(({ isNewCustomer }) => isNewCustomer);
  if (added.length === 0) return [];
  const tomorrow = speak.t("business-card.tomorrow");
  return [
    {
      type: "actions",
      buttons: added.slice(0, mostSooner).map(({ customer: { ref } }) => ({
        label: speak.t("business-card.sooner", { ref: `#${ref}` }),
        command: buttonLine("snooze", `#${ref}`, tomorrow),
      })),
    },
  ];
}

/** What most cards say and this one does not; empty where nothing is missing. */
export function missingOnCard(card: BusinessCard, speak: Speaker): string[] {
  const told = new Set(card.facts.map(({ field }) => field));
  const lacking = [
    ...(card.person === null ? [speak.t("contact.field.name")] : []),
    ...(["role", "phone", "email"] as const).flatMap((field) =>
      told.has(field) ? [] : [speak.t(`contact.field.${field}`)],
    ),
  ];
  if (lacking.length === 0) return [];
  return [speak.t("business-card.missing", { fields: lacking.join(speak.t("list.comma")) })];
}
