import type { BusinessCard } from "./business-card.ts";
import { cardOfVcard } from "./card-of-vcard.ts";
import { readSignature } from "./read-signature.ts";
import { hasVcard, readVcards } from "./read-vcards.ts";
import { aboveSignature } from "./signature-cells.ts";

/** The business cards of a text: all its vCards, else the one signature or card that it is. */
export function readCards(text: string): readonly BusinessCard[] {
  if (hasVcard(text)) return readVcards(text).map(cardOfVcard);
  const card = readSignature(text);
  return card === null ? [] : [card];
}

/** Characters of a letter above a signature: with more it is the letter that was pasted. */
const mostAbove = 60;

/**
 * Whether a text that nobody called a card is one: several lines or cells that name a person with an
 * address or a number, and no letter.
 */
export function looksLikeCard(text: string): boolean {
  if (hasVcard(text)) return true;
  const cells = text.split(/\n|[|｜•]/u).filter((cell) => cell.trim() !== "");
  if (cells.length < 3 || aboveSignature(text) > mostAbove) return false;
  const card = readSignature(text);
  if (card === null || card.person === null) return false;
  const told = new Set(card.facts.map(({ field }) => field));
  if (told.has("email")) return card.company !== null || told.has("phone") || told.has("role");
  return told.has("phone") && card.company !== null && cells.length > 2;
}
