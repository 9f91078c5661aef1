import type { CivilDate } from "../../core/time/civil.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";

/** A customer of somebody who leaves, or may leave: what is lost with them. */
export type HeldCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly country: string | null;
  readonly ownerId: string | null;
  /** Of the last twelve months, in the reporting currency. */
  readonly turnover: number;
  /** The company has an address or a number of somebody there, or gets their mail. */
  readonly hasChannel: boolean;
  /** A colleague who is still here spoke with them within the year. */
  readonly hasSecond: boolean;
  readonly dueOn: CivilDate | null;
  /** A day was agreed with them, or asked for. */
  readonly requestedOn: CivilDate | null;
};

/** What is counted of a departure before it happens, and again when it does. */
export type DepartureFigures = {
  readonly customers: number;
  readonly keyAccounts: number;
  readonly promises: number;
  readonly complaints: number;
  /** Answers that customers wait for. */
  readonly answers: number;
  readonly orderSteps: number;
  /** Within the next thirty days. */
  readonly birthdays: number;
  /** Of the turnover that whoever asks sees; null where there is none. */
  readonly share: number | null;
  readonly reach: Reach;
};

/** How much of what somebody holds stays within reach of the company. */
export type Reach = {
  /** The part of the turnover, of the customers where nothing was bought, with a channel of the company's. */
  readonly part: number | null;
  readonly isOfTurnover: boolean;
  readonly withSecond: number;
  /** Customers without a channel, those who buy most first. */
  readonly missing: readonly HeldCustomer[];
};

/** The part of the turnover that is to stay within reach when somebody leaves. */
export const reachGoal = 0.95;

/** How far the company reaches these customers without whoever holds them. */
export function reachOf(held: readonly HeldCustomer[]): Reach {
  const missing = held.filter(({ hasChannel }) => !hasChannel).sort(byWeight);
  const all = turnoverOf(held);
  const part =
    held.length === 0
      ? null
      : all > 0
        ? 1 - turnoverOf(missing) / all
        : 1 - missing.length / held.length;
  const withSecond = held.filter(({ hasSecond }) => hasSecond).length;
  return { part, isOfTurnover: all > 0, withSecond, missing };
}

/** What these customers bought. */
export const turnoverOf = (held: readonly HeldCustomer[]): number =>
  held.reduce((sum, { turnover }) => sum + turnover, 0);

const byWeight = (one: HeldCustomer, other: HeldCustomer): number =>
  other.turnover - one.turnover ||
  tiers.indexOf(one.tier) - tiers.indexOf(other.tier) ||
  (one.ref < other.ref ? -1 : 1);

/**
 * Who gets which customer: each goes to whoever has got least turnover so far, and among equals the
 * fewest; by country those of one country stay together.
 */
export function sharedOut(
  held: readonly HeldCustomer[],
  receiverIds: readonly string[],
  isByCountry: boolean,
): ReadonlyMap<string, string> {
  const groups = new Map<string, HeldCustomer[]>();
  for (const one of [...held].sort(byWeight)) {
    const key = isByCountry ? (one.country ?? "") : one.id;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const got = receiverIds.map((id) => ({ id, turnover: 0, count: 0 }));
  const given = new Map<string, string>();
  const heaviest = [...groups.values()].sort(
    (one, other) => turnoverOf(other) - turnoverOf(one) || other.length - one.length,
  );
  for (const group of heaviest) {
    const [to] = [...got].sort(
      (one, other) => one.turnover - other.turnover || one.count - other.count,
    );
    if (to === undefined) break;
    for (const { id } of group) given.set(id, to.id);
    to.turnover += turnoverOf(group);
    to.count += group.length;
  }
  return given;
}

/** So many working days what is due at once is spread over. */
export const spreadDays = 10;

/**
 * On which of the receiver's next working days each customer is contacted that would else be due with all
 * others: the more important first, none before its own due, and none for whom a day was agreed.
 */
export function spreadOver(
  held: readonly HeldCustomer[],
  days: readonly CivilDate[],
): ReadonlyMap<string, CivilDate> {
  const last = days.at(-1);
  const near = held
    .filter(
      ({ dueOn, requestedOn }) =>
        dueOn !== null && requestedOn === null && last !== undefined && dueOn <= last,
    )
    .sort(
      (one, other) =>
        tiers.indexOf(one.tier) - tiers.indexOf(other.tier) ||
        ((one.dueOn ?? "") < (other.dueOn ?? "") ? -1 : 1),
    );
  return new Map(
    near.flatMap((one, index): [string, CivilDate][] => {
      const day = days[Math.floor((index * days.length) / near.length)];
      return day === undefined || day <= (one.dueOn ?? "") ? [] : [[one.id, day]];
    }),
  );
}

/** Who leaves, who is to get what they had, and how it is shared out. */
export type Departure = {
  readonly leaver: string;
  /** By handle or name. */
  readonly receivers: readonly string[];
  readonly isByCountry: boolean;
};

type Person = { readonly id: string; readonly handle: string; readonly name: string };

/** What a departure would do. */
export type PlannedDeparture = {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly held: readonly HeldCustomer[];
  readonly figures: DepartureFigures;
  /** How many customers each gets. */
  readonly shares: readonly { readonly name: string; readonly count: number }[];
  /** Who could take over where nobody was named yet: those who sell, beside whoever leaves. */
  readonly candidates: readonly Person[];
};

/** What came of a departure. */
export type Left = Omit<PlannedDeparture, "held" | "candidates"> & {
  /** How many dues were moved, and the last day that one was moved to. */
  readonly spread: number;
  readonly until: CivilDate | null;
  /** Whose lists were lent to whoever left, by handle: nobody stands in for them now. */
  readonly lenders: readonly string[];
  /** How many accounts were unlinked. */
  readonly accounts: number;
  readonly undoId: string;
};

/** What would go with somebody: customers that are in nobody's hands but theirs. */
export type HandsOfOne = {
  readonly handle: string;
  /** Neither a channel of the company's nor a colleague who knows them, those who buy most first. */
  readonly alone: readonly HeldCustomer[];
  readonly keyAccounts: number;
  /** Of the turnover that whoever asks sees; null where there is none. */
  readonly share: number | null;
};
