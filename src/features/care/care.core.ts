import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { kindOf, type Moment } from "./moment.core.ts";

/** A sum of money; the currency by ISO 4217. */
export type Sum = { readonly amount: number; readonly currency: string };

/** What is done at a moment: words, a gift with words, or nothing. */
export type CareKind = "wish" | "gift" | "none";

/** What was decided for a moment. */
export type Decided = {
  readonly kind: CareKind;
  /** What is given; null with words alone. */
  readonly gift: string | null;
  /** What that costs; null where nobody said. */
  readonly sum: Sum | null;
};

/** What was decided for a moment of care, who signed it, and whether it was given. */
export type Care = Decided & {
  readonly id: string;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly ownerId: string | null;
  /** The owner's name. */
  readonly owner: string | null;
  /** Null: the company's. */
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly occasion: string;
  /** The words for a day of their own. */
  readonly eventName: string | null;
  readonly on: CivilDate;
  /** That of the customer when it was decided: whose budget it takes from. */
  readonly tier: Tier;
  readonly madeAt: Instant;
  /** The name of who signed. */
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly isOverAgreed: boolean;
  readonly givenAt: Instant | null;
  /** By when it is to be signed; null where it needs no signature, or has it. */
  readonly signBy: CivilDate | null;
};

/** Where a moment stands. `held`: nothing cheerful now. */
export type CareState = "undecided" | "held" | "none" | "unsigned" | "signed" | "given";

/** Where a moment stands by what was decided; `isHeld`: nothing cheerful may be said to the customer now. */
export function stateOf(
  care: Pick<Care, "kind" | "signedAt" | "givenAt"> | null,
  isHeld: boolean,
): CareState {
  if (care !== null && care.givenAt !== null) return "given";
  if (care?.kind === "none") return "none";
  if (isHeld) return "held";
  if (care === null) return "undecided";
  return care.signedAt === null ? "unsigned" : "signed";
}

/** Whether it was decided for this moment. */
export const isOf = ({ contact, occasion }: Moment, care: Care): boolean =>
  care.customerId === contact.customerId &&
  (care.contactId ?? "") === contact.id &&
  care.occasion === occasion;

/** What it is for. */
export const kindOfCare = ({ occasion }: Pick<Care, "occasion">) => kindOf(occasion);

/** Those of the gifts given before to the same person that are the same as this one, by their words. */
export function sameGifts(gift: string, given: readonly Care[]): readonly Care[] {
  const wanted = wordsOf(gift);
  return wanted === "" ? [] : given.filter((one) => wordsOf(one.gift ?? "") === wanted);
}

const wordsOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\b(?:a|an|the|some|of)\b|[一盒份套包个]/gu, " ")
    .split(" ")
    .filter((word) => word !== "")
    .sort()
    .join(" ");
