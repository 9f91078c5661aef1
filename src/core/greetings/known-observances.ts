import type { Likelihood } from "./likelihood-in.ts";
import type { GreetingContact } from "./planned-greeting.ts";

/** What is known of the festivals that one person keeps, and what is only thought. */
export type KnownObservances = {
  readonly contact: GreetingContact;
  readonly confirmed: readonly string[];
  readonly declined: readonly string[];
  /** Festivals that everybody in the country keeps. */
  readonly everybody: readonly string[];
  readonly suggested: readonly { readonly festival: string; readonly likelihood: Likelihood }[];
};
