import type { OwedKind } from "../owed/owed-kind.ts";
import type { ContactField } from "../people/contact-field.ts";
import type { CivilDate } from "../time/civil.ts";
import type { Outcome, Tier } from "../vocabulary.ts";
import type { CompanyFact } from "./company-field.ts";

/** Something that happened with a customer; days are those of the member who asks. */
export type Happened = {
  readonly on: CivilDate;
  /** Who did it or told of it; null where that is not known. */
  readonly by: string | null;
} & (
  | {
      readonly type: "touch";
      readonly outcome: Outcome;
      readonly text: string | null;
      /** Of a mail that was heard: by what it can be taken back; null where that is past. */
      readonly heard?: { readonly undoId: string | null };
    }
  | {
      readonly type: "order";
      readonly number: string;
      readonly amount: number;
      readonly currency: string;
    }
  | {
      readonly type: "owed";
      readonly kind: OwedKind;
      readonly text: string | null;
      /** It was done then, rather than told of. */
      readonly isDone: boolean;
    }
  | { readonly type: "tier"; readonly from: Tier; readonly to: Tier }
  /** Something told of the company. */
  | { readonly type: "company"; readonly fact: CompanyFact }
  | { readonly type: "fact"; readonly person: string; readonly field: ContactField }
);
