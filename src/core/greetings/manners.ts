/** What a greeting has to mind of a person, as written by a colleague; null: nothing known. */
export type Manners = { readonly taboos: string | null; readonly preferences: string | null };
