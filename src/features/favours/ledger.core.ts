import type { LedgerDirection, LedgerKind } from "../../core/owed/ledger-line.ts";
import type { ConcessionRules } from "../../core/tiering/rule-set.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";

/** A sum of money; the currency by ISO 4217. */
export type Sum = { readonly amount: number; readonly currency: string };

/** What is given: so many percent, a sum, or what words say. */
export type Gift = {
  readonly percent: number | null;
  readonly sum: Sum | null;
  readonly what: string | null;
};

/** What is to come back for something that was given, and by when. */
export type Back = {
  readonly owedId: string;
  readonly what: string | null;
  readonly dueOn: CivilDate | null;
  /** `open`: it is to come; `returned`: it came; `nothing`: nobody gives anything for it. */
  readonly state: "open" | "returned" | "nothing";
};

/** One line of the ledger of a customer. */
export type LedgerLine = Gift & {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly direction: LedgerDirection;
  readonly at: Instant;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** Null where nothing was ever to come back. */
  readonly back: Back | null;
};

/** A concession that is above what may be given, and what a manager says to it. */
export type Plan = Gift & {
  readonly id: string;
  readonly at: Instant;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly askerId: string | null;
  readonly askerName: string | null;
  readonly decidedAt: Instant | null;
  readonly isGranted: boolean;
};

/** What may be given without a manager's yes; the sum is in this currency. */
export type Limit = ConcessionRules & { readonly currency: string };

/** A line as it was written, and what takes it back. */
export type Noted = {
  readonly line: LedgerLine;
  /** It is above what may be given without a manager's yes, by these rules. */
  readonly isAbove: boolean;
  readonly rules: Limit;
  readonly undoId: string;
};

/** A line after something was said of what comes back for it. */
export type Answered = { readonly line: LedgerLine; readonly undoId: string };

/** What somebody wants to give: within the rules (`plan` is null then), or for a manager to decide. */
export type Planned = {
  readonly rules: Limit;
  readonly asked: { readonly plan: Plan; readonly undoId: string } | null;
};

/** What is to come back to us yet, of the actor's customers and of others that they see; and what was asked of managers. */
export type FavourList = {
  readonly own: readonly LedgerLine[];
  readonly team: readonly LedgerLine[];
  readonly plans: readonly Plan[];
};

/** How two sides stand. */
export type Balance = {
  /** How often we gave something, and how often the customer did. */
  readonly given: number;
  readonly received: number;
  /** Concessions that are to be paid for yet, and those that nobody pays for. */
  readonly open: number;
  readonly forNothing: number;
  /** What of it was money, by currency, the most first. */
  readonly sums: readonly { readonly direction: LedgerDirection; readonly sum: Sum }[];
};

/** How lines of the ledger add up. What came back for a concession is something received. */
export function balanceOf(
  lines: readonly Pick<LedgerLine, "kind" | "direction" | "sum" | "back">[],
): Balance {
  const told = lines.filter(({ kind }) => kind !== "points");
  const of = (direction: LedgerDirection) => told.filter((line) => line.direction === direction);
  const conceded = of("given").filter(({ kind }) => kind === "concession");
  const sums = (["given", "received"] as const).flatMap((direction) => {
    const byCurrency = new Map<string, number>();
    for (const { sum } of of(direction)) {
      if (sum !== null)
        byCurrency.set(sum.currency, (byCurrency.get(sum.currency) ?? 0) + sum.amount);
    }
    return [...byCurrency]
      .sort(([, one], [, other]) => other - one)
      .map(([currency, amount]) => ({ direction, sum: { currency, amount } }));
  });
  return {
    given: of("given").length,
    received: of("received").length,
    open: of("given").filter(({ back }) => back?.state === "open").length,
    forNothing: conceded.filter(({ back }) => back === null || back.state === "nothing").length,
    sums,
  };
}

/** Whether a concession is above what may be given without a manager's yes; `inReporting`: the sum, null where it has no rate. */
export function isAboveLimit(
  { percent, sum }: Pick<Gift, "percent" | "sum">,
  inReporting: number | null,
  { mostPercent, mostAmount }: { readonly mostPercent: number; readonly mostAmount: number },
): boolean {
  if (percent !== null && percent > mostPercent) return true;
  return sum !== null && (inReporting === null || inReporting > mostAmount);
}
