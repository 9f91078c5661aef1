import type { Tier } from "../vocabulary.ts";

/**
 * Touches of customers of a tier that were due alike. Stretches of days follow each other and are
 * numbered from 1.
 */
export type DueSpan = {
  readonly tier: Tier;
  /** The first stretch by whose end they were due, the touch before them made and the customer known. */
  readonly from: number;
  /** The stretch in which they were made; one beyond the last where that was later or is still open. */
  readonly made: number;
  /** Made by their date, in the customer's calendar. */
  readonly isOnTime: boolean;
  readonly count: number;
};

/** Touches that were due in days in a row and those of them made by their date. */
export type Adherence = { readonly due: number; readonly onTime: number };

/**
 * The adherence of one stretch. It counts the touches that were due by its end: those made in it, by
 * their date or later, those made after it, and those still missing.
 */
export function adherenceIn(spans: readonly DueSpan[], stretch: number): Adherence {
  const due = spans.filter(({ from, made }) => from <= stretch && stretch <= made);
  const onTime = due.filter(({ made, isOnTime }) => made === stretch && isOnTime);
  return { due: sumOf(due), onTime: sumOf(onTime) };
}

const sumOf = (spans: readonly DueSpan[]): number =>
  spans.reduce((sum, { count }) => sum + count, 0);
