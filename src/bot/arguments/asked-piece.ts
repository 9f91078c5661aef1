import type { CardField } from "../../core/search/card-field.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { FindPart } from "../grammar/split-find.ts";
import type { AskedCue } from "../grammar/words/asked-cue.ts";

/** A piece of a question, with its place. */
export type AskedPiece = { readonly from: number; readonly to: number } & (
  | { readonly type: "cue"; readonly cue: AskedCue }
  | { readonly type: "part"; readonly part: FindPart }
  /** Days that are over or go on, and such as come. */
  | { readonly type: "days"; readonly back: DaysAsked | null; readonly ahead: DaysAsked | null }
  /** Something that may be known of a customer. */
  | { readonly type: "field"; readonly field: CardField }
  /** So many days. */
  | { readonly type: "length"; readonly days: number }
  /** What belongs to the order in which they are wanted: `first`. */
  | { readonly type: "in-order" }
  | { readonly type: "customers" | "filler" | "unread" }
);
