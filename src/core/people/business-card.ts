import type { ContactFact } from "./contact-field.ts";

/** What a card says, of paper, of a telephone or under a letter: a person, and where they work. */
export type BusinessCard = {
  readonly company: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly city: string | null;
  readonly website: string | null;
  readonly person: string | null;
  /** What is known of the person, each field once. */
  readonly facts: readonly ContactFact[];
  /** Where a new company comes from: the fair at which the card was taken. Null: from none; absent: not asked yet. */
  readonly source?: string | null;
};
