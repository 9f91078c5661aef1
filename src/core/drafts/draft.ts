import type { CompanyFact } from "../customer/company-field.ts";
import type { Stop } from "../customer/stop.ts";
import type { ToldStep } from "../orders/told-order.ts";
import type { ContactField } from "../people/contact-field.ts";
import type { PlacedCard } from "../people/placed-card.ts";
import type { NamedCustomer } from "../search/named-customer.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { ChatSource, ChatTouch } from "../touch/chat-log.ts";
import type { ReportedTouch } from "../touch/reported-touch.ts";
import type { Stage, Tier } from "../vocabulary.ts";

/** Whom an item is about. */
export type DraftCustomer = Pick<NamedCustomer, "id" | "ref" | "name">;

/** What is to be changed alike of several customers. */
export type SeveralChange =
  | { readonly kind: "tags"; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: "tier"; readonly tier: Tier }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "owner"; readonly handle: string }
  | { readonly kind: "snoozed"; readonly until: CivilDate; readonly reason: string | null }
  | { readonly kind: "skipped"; readonly reason: string | null };

/** One thing that would be recorded. */
export type DraftItem =
  | {
      readonly act: "touch";
      readonly customer: DraftCustomer;
      readonly told: ReportedTouch;
    }
  /** The next contact, on a day, and what for. */
  | {
      readonly act: "plan";
      readonly customer: DraftCustomer;
      readonly until: CivilDate;
      readonly reason?: string;
    }
  /** What the member wants to be told again, in their words, at a time. */
  | {
      readonly act: "reminder";
      readonly customer: DraftCustomer;
      readonly at: Instant;
      readonly text: string;
    }
  | { readonly act: "tier"; readonly customer: DraftCustomer; readonly tier: Tier }
  | {
      readonly act: "tags";
      readonly customer: DraftCustomer;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly act: "stage"; readonly customer: DraftCustomer; readonly stage: Stage }
  | { readonly act: "owner"; readonly customer: DraftCustomer; readonly handle: string }
  /**
   * `person`: whose it is, by name; null where the customer has but one contact. `isNew`: they are
   * added where nobody is called so.
   */
  | {
      readonly act: "contact";
      readonly customer: DraftCustomer;
      readonly person: string | null;
      readonly isNew?: true;
      readonly field: ContactField;
      readonly value: string;
    }
  /** What is told of the company itself. */
  | {
      readonly act: "company";
      readonly customer: DraftCustomer;
      readonly facts: readonly CompanyFact[];
    }
  /** Who wrote on which days in a chat that was exported or copied. */
  | {
      readonly act: "chat";
      readonly customer: DraftCustomer;
      readonly source: ChatSource;
      /** How such a chat is called in the member's language. */
      readonly called: string;
      readonly touches: readonly ChatTouch[];
    }
  /** What a business card says, and of whom. */
  | ({ readonly act: "card" } & PlacedCard)
  /** The same change of several customers. */
  | {
      readonly act: "several";
      readonly customers: readonly DraftCustomer[];
      readonly change: SeveralChange;
    }
  /** How far an order has come. */
  | {
      readonly act: "steps";
      readonly customer: DraftCustomer;
      readonly orderId: string;
      readonly steps: readonly ToldStep[];
    }
  /** What they asked to be left alone with, and in which words. */
  | {
      readonly act: "stop";
      readonly customer: DraftCustomer;
      readonly stop: Stop;
      readonly words: string;
    }
  | { readonly act: "note"; readonly customer: DraftCustomer; readonly text: string }
  /** What was recorded before is taken back first; `isOfOldWords`: by a line that says something else now. */
  | {
      readonly act: "undo";
      readonly undoId: string;
      readonly customers: readonly DraftCustomer[];
      readonly isOfOldWords?: true;
    }
  | { readonly act: "absence"; readonly from: CivilDate; readonly to: CivilDate };

/** What somebody told and has not confirmed: nothing of it is recorded before. */
export type Draft = {
  readonly id: string;
  /** When it was told. */
  readonly at: Instant;
  readonly items: readonly DraftItem[];
};
