import type { ValueClass } from "../../core/search/found-order.ts";
import type { ProductPair } from "../../core/value/product-pairs.ts";
import { type Stage, stages, type Tier } from "../../core/vocabulary.ts";

/** What a customer is worth, or that nothing is known of it: they bought nothing, or for unknown sums. */
export const worths = ["A", "B", "C", "none"] as const satisfies readonly (ValueClass | "none")[];

/** What a customer is worth, or that nothing is known of it. */
export type Worth = (typeof worths)[number];

/** One of the cells that there are plays for. */
export type Cell = { readonly stage: Stage; readonly worth: Worth };

/** Stages of those who have bought nothing yet: their worth is not known. */
const unbought: ReadonlySet<Stage> = new Set<Stage>(["lead", "negotiating", "sampled"]);

/** Whether customers of a stage differ in what they are worth. */
export const isValued = (stage: Stage): boolean => !unbought.has(stage);

/** All cells: by stage, and those of most worth first. */
export const cells: readonly Cell[] = stages.flatMap((stage) =>
  (isValued(stage) ? worths : (["none"] as const)).map((worth) => ({ stage, worth })),
);

/** What to do in a cell, and how many of the member's customers are there. */
export type Play = Cell & {
  /** The company's own words; null: those that come with the program. */
  readonly text: string | null;
  readonly customers: number;
  /** Of them, those whose day has come. */
  readonly due: number;
};

/** All that there is on one page. */
export type Playbook = {
  readonly plays: readonly Play[];
  readonly pairs: readonly ProductPair[];
};

/** A customer in a cell. */
export type PlayCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** The owner's handle; null without one. */
  readonly owner: string | null;
  /** Days since the day has come; negative: days until it comes; null: none is set. */
  readonly dueDays: number | null;
};

/** A page of the customers in a cell. */
export type PlayPage = {
  readonly cell: Cell;
  /** As of a play. */
  readonly text: string | null;
  /** How many there are in the cell. */
  readonly total: number;
  readonly customers: readonly PlayCustomer[];
  /** How many are left, those of this page included. */
  readonly left: number;
  readonly firstNumber: number;
};

/** A cell with its words as they are now; `undoId` names the change to an undo. */
export type PlaySet = {
  readonly cell: Cell;
  readonly text: string | null;
  readonly undoId: string;
};
