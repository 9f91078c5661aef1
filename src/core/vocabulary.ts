/** Likelihood to close; decides how much time a customer gets. KA is a key account. */
export const tiers = ["KA", "A", "B", "C", "D", "E"] as const;
export type Tier = (typeof tiers)[number];

/** Lifecycle of a customer, from first enquiry to lost. */
export const stages = ["lead", "negotiating", "sampled", "first-order", "repeat", "lost"] as const;
export type Stage = (typeof stages)[number];

/** What a member may do: their own customers, their teams', or everything. */
export const roles = ["sales", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

/** How a touch took place. `review` is the half-year review of a key account. */
export const touchKinds = [
  "call",
  "email",
  "message",
  "visit",
  "meeting",
  "sample",
  "quote",
  "review",
  "greeting",
  "other",
] as const;
export type TouchKind = (typeof touchKinds)[number];

/** `out`: we reached out; `in`: the customer did. */
export const directions = ["out", "in"] as const;
export type Direction = (typeof directions)[number];

/** What came of a touch. `sampled`: sample sent; `received`: the customer has the sample. */
export const outcomes = [
  "contacted",
  "no-answer",
  "replied",
  "quoted",
  "sampled",
  "received",
  "ordered",
  "declined",
  "promised",
  "complained",
] as const;
export type Outcome = (typeof outcomes)[number];

/** Seniority of a contact person. */
export const contactLevels = ["executive", "manager", "buyer", "user"] as const;
export type ContactLevel = (typeof contactLevels)[number];

/** How a contact person stands to us: for us, undecided, against us; or it was asked and nobody knows. */
export const attitudes = ["supports", "neutral", "against", "unknown"] as const;
export type Attitude = (typeof attitudes)[number];

/** Languages in which Genjin itself speaks. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];
