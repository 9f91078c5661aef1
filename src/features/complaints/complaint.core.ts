import {
  type ComplaintKind,
  type Remedy,
  readComplaint,
  type Severity,
  type ToldWay,
} from "../../core/owed/complaint-told.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { Instant } from "../../core/time/civil.ts";

/** A sum of money; the currency by ISO 4217. */
export type Sum = { readonly amount: number; readonly currency: string };

/** What was set of a complaint, or of how it was dealt with; null: nothing was. */
export type ComplaintFacts = {
  readonly about: ComplaintKind | null;
  readonly severity: Severity | null;
  readonly orderNumber: string | null;
  /** What the customer asks for. */
  readonly claim: Sum | null;
  readonly remedy: Remedy | null;
  /** What dealing with it cost us. */
  readonly cost: Sum | null;
  readonly toldBy: ToldWay | null;
  /** How satisfied the customer was with it, from 1 to 5. */
  readonly satisfaction: number | null;
};

/** A complaint of a customer, open or over, with what its words say of it where nobody set that. */
export type Complaint = Owed &
  ComplaintFacts & {
    /** When it was over; null while it is open. */
    readonly doneAt: Instant | null;
    /** When it was opened again, last; null: never. */
    readonly reopenedAt: Instant | null;
    /** The owner's name. */
    readonly ownerName: string | null;
    /** The row that holds what was set; null: there is none yet. */
    readonly rowId: string | null;
  };

/** A complaint after something was told of it, and what takes that back. */
export type ComplaintChanged = { readonly complaint: Complaint; readonly undoId: string };

/** What became of complaints that were said to be dealt with. */
export type Resolved = {
  readonly kind: "complaint";
  /** Those that are over, with what was done behind what was complained of. */
  readonly ended: readonly Complaint[];
  /** Those that stay open until the customer is told. */
  readonly untold: readonly Complaint[];
  /** Null where nothing was said that could be kept. */
  readonly undoId: string | null;
};

/** The complaints that were made in some days, those that were over in them, and those open at their end. */
export type ComplaintsOfDays = {
  readonly made: readonly Complaint[];
  readonly ended: readonly Complaint[];
  readonly open: readonly Complaint[];
};

/** A complaint with what its words say where nobody set anything else. */
export function withWords<One extends Pick<Complaint, "about" | "severity" | "content">>(
  complaint: One,
): One {
  const told = readComplaint(complaint.content ?? "");
  return {
    ...complaint,
    about: complaint.about ?? told.kind,
    severity: complaint.severity ?? told.severity,
  };
}
