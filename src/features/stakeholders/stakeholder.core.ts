import type { Instant } from "../../core/time/civil.ts";
import { type Attitude, type ContactLevel, contactLevels } from "../../core/vocabulary.ts";

/** Somebody who works at a customer, as the map of the account shows them. */
export type Stakeholder = {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly level: ContactLevel | null;
  readonly decides: boolean | null;
  readonly attitude: Attitude | null;
  /** When we last had to do with them; null for never, as far as was told. */
  readonly lastTouchAt: Instant | null;
};

/** What is weak about how we know an account. */
export type MapWarning = "nobody" | "single-thread" | "no-decider" | "decider-against";

/** What is weak about how we know an account, the worst first. */
export function mapWarnings(people: readonly Stakeholder[]): MapWarning[] {
  if (people.length === 0) return ["nobody"];
  const deciders = people.filter(({ decides }) => decides === true);
  return [
    ...(people.length === 1 ? ["single-thread" as const] : []),
    ...(deciders.length === 0 ? ["no-decider" as const] : []),
    ...(deciders.some(({ attitude }) => attitude === "against")
      ? ["decider-against" as const]
      : []),
  ];
}

/** The levels that are there, from the top. */
export const levelsOf = (people: readonly Stakeholder[]): readonly ContactLevel[] =>
  contactLevels.filter((level) => people.some((one) => one.level === level));
