import type { NamedCustomer } from "../search/named-customer.ts";
import type { BusinessCard } from "./business-card.ts";
import type { ContactFact } from "./contact-field.ts";

/** A card with whose it is among the customers. */
export type PlacedCard = {
  /** The customer that it is of; null for a company that is added. */
  readonly whose: Pick<NamedCustomer, "id" | "ref" | "name"> | null;
  readonly card: BusinessCard;
  /** The person of the card, where they are known there. */
  readonly known: { readonly id: string; readonly name: string } | null;
  /** What of the person was known otherwise, field by field. */
  readonly was: readonly ContactFact[];
};
