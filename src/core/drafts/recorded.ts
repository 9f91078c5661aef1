import type { SetReminder } from "../cadence/reminder.ts";
import type { ChangedCustomer } from "../changes/changed-customer.ts";
import type { ChangedResult } from "../changes/customer-change.ts";
import type { Undone } from "../changes/undone.ts";
import type { Absence } from "../members/absence.ts";
import type { LoggedTouches } from "../touch/logged-touch.ts";
import type { DraftItem } from "./draft.ts";

/** A fact that was kept: with whom, or with the customer where `person` is null. */
export type KeptFact = {
  readonly customer: ChangedCustomer;
  readonly person: string | null;
  readonly undoId: string;
};

/** What a draft came to. */
export type Recorded = {
  readonly logged: LoggedTouches | null;
  readonly changed: readonly ChangedResult[];
  readonly facts: readonly (KeptFact & { readonly item: DraftItem })[];
  readonly reminders: readonly SetReminder[];
  readonly absences: readonly Absence[];
  /** What was taken back before. */
  readonly undone: readonly Undone[];
};
