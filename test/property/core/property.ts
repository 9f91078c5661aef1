/** A named claim about the core; `check` throws when it found a case against it. */
export type Property = { readonly name: string; readonly check: () => void };
