import type { ContactFact } from "../people/contact-field.ts";
import type { ChangedCustomer } from "./changed-customer.ts";

/** What was changed of the people at a customer; `undoId` names it to an undo. */
export type ContactChange = {
  readonly customer: ChangedCustomer;
  /** Of whom, by name. */
  readonly person: string;
  readonly kind: "added" | "changed" | "removed" | "left";
  /** Who takes their place, where somebody left and that was told. */
  readonly successor?: string;
  /** What was told, in the order in which it was. */
  readonly facts: readonly ContactFact[];
  readonly undoId: string;
};
