import type { NamedCustomer } from "./named-customer.ts";

/** A customer with all that people may call it by. */
export type Callable = NamedCustomer & {
  readonly city: string | null;
  readonly country: string | null;
  /** What it is called besides its name. */
  readonly aliases?: readonly string[];
  /** Names of its contacts. */
  readonly people: readonly string[];
};

/** By what a customer was called. */
export type CalledBy = "reference" | "number" | "name" | "person" | "place" | "country";

/** A place in a text that calls a customer, or one of several. */
export type Mention = {
  readonly from: number;
  readonly to: number;
  readonly by: CalledBy;
  /** All that may be meant. */
  readonly among: readonly Callable[];
  /** The name is written with a slip of the pen, or is a word that means other things too. */
  readonly isDoubtful: boolean;
  /** The contact, where one alone is named. */
  readonly person: string | null;
};
