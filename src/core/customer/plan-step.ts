import type { Owed } from "../owed/owed.ts";
import type { PlanKind } from "../owed/owed-kind.ts";
import type { CivilDate, Instant } from "../time/civil.ts";

/** A step of the plan for an account, under its heading. */
export type PlanStep = {
  readonly id: string;
  readonly kind: PlanKind;
  readonly content: string;
  readonly dueOn: CivilDate | null;
  /** When it was taken; null while it is open. */
  readonly doneAt: Instant | null;
};

/** A step of a plan as it was told; `day`: by when, null where that was not said. */
export type ToldPlanStep = {
  readonly kind: PlanKind;
  readonly content: string;
  readonly day: CivilDate | null;
};

/** A step that was added, as it is owed, and what takes it back. */
export type AddedStep = { readonly step: Owed; readonly undoId: string };

/** What a customer needs, in the words of who told it; extra: what would be a surprise. */
export type ToldNeed = { readonly text: string; readonly isExtra: boolean };
