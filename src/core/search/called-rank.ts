import type { CalledBy } from "./callable.ts";

/** Ways in which a customer may be called, those that say more first. */
export const calledRank: Readonly<Record<CalledBy, number>> = {
  reference: 0,
  number: 0,
  name: 1,
  person: 2,
  place: 3,
  country: 4,
};
