import type { BusinessCard } from "./business-card.ts";
import { cardOfVcard } from "./card-of-vcard.ts";
import { readSignature } from "./read-signature.ts";
import { hasVcard, readVcards } from "./read-vcards.ts";
import { aboveSignature, signatureLines } from "./signature-cells.ts";
import { splitSignatures } from "./split-signatures.ts";

/** Cards of a text, and its parts in which nobody can be read. */
export type CardsRead = {
  readonly cards: readonly BusinessCard[];
  readonly unread: readonly string[];
};

/** The business cards of a text: all its vCards, else the signatures or cards that stand in it. */
export function readCards(text: string): CardsRead {
  if (hasVcard(text)) return { cards: readVcards(text).map(cardOfVcard), unread: [] };
  const cards: BusinessCard[] = [];
  const unread: string[] = [];
  for (const part of splitSignatures(text)) {
    const card = readSignature(part);
    if (card !== null) cards.push(card);
    else if (signatureLines(part).length > 0) unread.push(part);
  }
  return { cards, unread };
}

/** Characters of a letter above a signature: with more it is the letter that was pasted. */
const mostAbove = 60;

/**
 * Whether a text that nobody called a card is one: several lines or cells that name a person with an
 * address or a number, and no letter.
 */
export function looksLikeCard(text: string): boolean {
  if (hasVcard(text)) return true;
  const parts = splitSignatures(text);
  return parts.length > 1 ? parts.filter(isCard).length > 1 : isCard(text);
}

function isCard(text: string): boolean {
  const cells = text.split(/\n|[|｜•]/u).filter((cell) => cell.trim() !== "");
  if (cells.length < 3 || aboveSignature(text) > mostAbove) return false;
  const card = readSignature(text);
  if (card === null || card.person === null) return false;
  const told = new Set(card.facts.map(({ field }) => field));
  if (told.has("email")) return card.company !== null || told.has("phone") || told.has("role");
  return told.has("phone") && card.company !== null && cells.length > 2;
}
