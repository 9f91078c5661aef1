/** By what customers may be put in order where a search says so. */
export const foundOrders = [
  "amount",
  "expected",
  "orders",
  "silent",
  "due",
  "tier",
  "name",
] as const;
export type FoundOrder = (typeof foundOrders)[number];

/** What somebody is to us in money: what they brought in a year, their share of all, what is to be expected. */
export const valueClasses = ["A", "B", "C"] as const;
export type ValueClass = (typeof valueClasses)[number];

/** How long ago both sides last spoke, by the lines of the temperature law. */
export const temperatures = ["warm", "known", "cooling", "lost"] as const;
export type Temperature = (typeof temperatures)[number];
