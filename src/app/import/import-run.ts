import type { ErrorDetails } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import type { KnownColleague } from "../../store/import/known-colleagues.ts";
import type { OpenImport } from "../../store/import/open-import.ts";
import type { ResolvedCustomer } from "../../store/import/resolve-customers.ts";
import type { Actor } from "../actor.ts";
import type { ProblemCode } from "./problem.ts";
import type { ImportRecord } from "./record.ts";
import type { Tally } from "./tally.ts";
import type { ImportWords } from "./values/words.ts";

/** An import under way, as the code of one kind of file sees it. */
export type ImportRun = {
  readonly db: Db;
  readonly actor: Actor;
  readonly open: OpenImport;
  readonly words: ImportWords;
  readonly tally: Tally;
  readonly colleagues: readonly KnownColleague[];
  /** Currency of amounts that name none; null when they must. */
  readonly currency: string | null;
  /** The customers of the rows, by the numbers of these, where further layouts read the same rows. */
  readonly rowCustomers: Map<number, RowCustomer> | null;
  /** Notes a problem found when the row is not at hand any more. */
  problem(row: number, field: string, code: ProblemCode, details: ErrorDetails): void;
};

/** The customer that a row is about. */
export type RowCustomer = ResolvedCustomer & { readonly name: string };

/** How far an import is: `part` of the file read (0 to 1), or customers derived anew. */
export type ImportProgress =
  | { readonly step: "reading"; readonly part: number; readonly rows: number }
  | { readonly step: "deriving"; readonly customers: number };

/** What one kind of file does with its rows. */
export type ImportSteps = {
  /** Some rows, in the order of the file. Bad ones are noted and left out. */
  take(records: readonly ImportRecord[]): Promise<void>;
  /** What is left to do when the file was read to its end, and what is good of it is taken. */
  finish?(): Promise<void>;
  /** Whether a row was left out though nothing is wrong with it: because of others of its order. */
  leavesOut?(record: ImportRecord): boolean;
};

/** What a layout consists of. */
export type ImportLayout = {
  /** Each group needs one of its columns. */
  readonly needs: readonly (readonly string[])[];
  readonly dates: readonly string[];
  readonly amounts: readonly string[];
  begin(run: ImportRun): ImportSteps;
};
