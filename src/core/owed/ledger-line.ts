/**
 * What a line of the ledger tells: a concession or a favour; what came back for one; that a customer
 * brought another; points that were spent.
 */
export type LedgerKind = "concession" | "favour" | "return" | "referral" | "points";

/** Whether we gave it, or the customer did. */
export type LedgerDirection = "given" | "received";
