import type { SetReminder } from "../cadence/reminder.ts";
import type { ChangedCustomer } from "../changes/changed-customer.ts";
import type { ChangedResult, ChangedSeveral } from "../changes/customer-change.ts";
import type { Undone } from "../changes/undone.ts";
import type { Absence } from "../members/absence.ts";
import type { ListedOrder } from "../orders/listed-order.ts";
import type { Instant } from "../time/civil.ts";
import type { LoggedTouches } from "../touch/logged-touch.ts";
import type { DraftItem } from "./draft.ts";

/** A fact that was kept: with whom, or with the customer where `person` is null. */
export type KeptFact = {
  readonly customer: ChangedCustomer;
  readonly person: string | null;
  readonly undoId: string;
};

/** What came of a chat. */
export type RecordedChat = {
  readonly customer: ChangedCustomer;
  readonly item: Extract<DraftItem, { readonly act: "chat" }>;
  /** Days and directions of which something was recorded before. */
  readonly knownBefore: number;
  /** By when what they wrote last is to be answered; null where nothing is. */
  readonly answerBy: Instant | null;
};

/** What came of a business card. */
export type RecordedCard = {
  readonly customer: ChangedCustomer;
  readonly isNewCustomer: boolean;
  /** The person, where the card names one, and whether they are new there. */
  readonly person: { readonly name: string; readonly isNew: boolean } | null;
  readonly item: Extract<DraftItem, { readonly act: "card" }>;
};

/** An order after steps of it were told. */
export type RecordedSteps = {
  readonly customer: ChangedCustomer;
  readonly order: ListedOrder;
};

/** What a draft came to. */
export type Recorded = {
  readonly logged: LoggedTouches | null;
  readonly changed: readonly ChangedResult[];
  /** What came of changes of several customers at once. */
  readonly several: readonly ChangedSeveral[];
  readonly facts: readonly (KeptFact & { readonly item: DraftItem })[];
  readonly chats: readonly RecordedChat[];
  readonly cards: readonly RecordedCard[];
  readonly steps: readonly RecordedSteps[];
  readonly reminders: readonly SetReminder[];
  readonly absences: readonly Absence[];
  /** What was taken back before. */
  readonly undone: readonly Undone[];
};
