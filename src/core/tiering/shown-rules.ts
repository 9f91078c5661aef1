import type { Instant } from "../time/civil.ts";
import type { ActiveRules } from "./rule-set.ts";

/** The rules in force; `at` and `by` are null for those that come with the program. */
export type ShownRules = ActiveRules & { readonly at: Instant | null; readonly by: string | null };
