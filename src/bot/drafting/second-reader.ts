/** A model elsewhere that is asked what a line does. It sees nothing but what it is given. */
export type SecondReader = {
  /** Asks within a short time, and at most one thing at a time. Never throws. */
  ask(instructions: string, said: string): Promise<SecondAnswer>;
};

/**
 * What came of asking: its answer as text, or why there is none. `resting`: it failed too often and is
 * left alone; `busy`: it is being asked something else; `refused`: it answered with this status.
 */
export type SecondAnswer =
  | { readonly outcome: "answered"; readonly text: string }
  | { readonly outcome: "refused"; readonly status: number }
  | { readonly outcome: "slow" | "away" | "unreadable" | "resting" | "busy" };
