import type { Region } from "../places/region-of.ts";
import type { Stage, Tier } from "../vocabulary.ts";

/** Bounds of a whole number, both included; absent: open on that side. */
export type Bounds = { readonly least?: number; readonly most?: number };

/**
 * What a search asks for. Every part that is present must hold; of the values within one part any
 * may (`tier:B,C`), except tags and words, which must all be there.
 */
export type CustomerFilter = {
  /** ISO 3166 alpha-2. */
  readonly countries?: readonly string[];
  readonly regions?: readonly Region[];
  /** Parts of the industry's name. */
  readonly industries?: readonly string[];
  readonly tiers?: readonly Tier[];
  readonly stages?: readonly Stage[];
  readonly tags?: readonly string[];
  /** Handles or names of members; the empty list means customers without an owner. */
  readonly owners?: readonly string[];
  /** Whole days since the last touch, or since the customer was entered when there is none. */
  readonly silentDays?: Bounds;
  /** Number of days with an order. */
  readonly orders?: Bounds;
  /** By their own rhythm the next order is due, or will be within a few days. */
  readonly isReorderDue?: true;
  /** Words in the name or the city. */
  readonly words?: readonly string[];
};
