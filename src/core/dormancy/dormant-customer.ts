import type { Stop } from "../customer/stop.ts";
import type { AmountBounds } from "../segments/amount-bounds.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";
import type { Opener } from "./openers.ts";

/** What a customer may still bring: from its orders, by the organization's latest valuation. */
export type AtStake = {
  readonly purchases: number;
  /** Amount of one of them. */
  readonly each: number;
  readonly currency: string;
  readonly horizonDays: number;
};

/** A customer who has fallen silent, with what helps to speak to them again. */
export type DormantCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  /** ISO 3166 alpha-2, where known. */
  readonly country: string | null;
  readonly zone: Zone;
  /** The owner's handle; null without an owner. */
  readonly owner: string | null;
  /** What they asked to be left alone with. */
  readonly stops: readonly Stop[];
  readonly silentDays: number;
  /** Nobody has ever spoken with them, nor have they ordered. */
  readonly isUnknown: boolean;
  /** Anybody ever tried. */
  readonly isTouched: boolean;
  readonly orderCount: number;
  readonly lastOrderOn: CivilDate | null;
  /** Products of the last orders, the latest first. */
  readonly products: readonly string[];
  /** What they once asked for, where they never ordered. */
  readonly need: string | null;
  /** Null where nothing tells what they may bring: they never ordered, or in no currency with a rate. */
  readonly atStake: AtStake | null;
  /** Currencies of their orders that have no rate. */
  readonly unvalued: readonly string[];
  /** Unanswered attempts in a row of the owner's. */
  readonly tries: number;
  /** Null when the round is over, or every opener was used of late. */
  readonly opener: Opener | null;
};

/** One page of those who have fallen silent, what is most at stake first. */
export type DormantPage = {
  readonly now: Instant;
  readonly total: number;
  /** Number of the first customer on this page, counted from 1. */
  readonly firstNumber: number;
  readonly customers: readonly DormantCustomer[];
  /** Days of silence that count where a customer has no rhythm of its own. */
  readonly afterDays: number;
};

/** How much a dormant customer may bring, as a group may be told: by the bounds that divide customers. */
export type StakeBand = "small" | "middle" | "large" | "huge";

/** A dormant customer as a team's group is told of it. */
export type DormantOfTeam = Pick<
  DormantCustomer,
  "id" | "ref" | "name" | "tier" | "country" | "silentDays" | "orderCount"
> & {
  /** Null where nothing tells what they may bring. */
  readonly band: StakeBand | null;
};

/** What a team's group is told of the dormant: how many, and the first of them. */
export type DormantTeamList = {
  readonly count: DormantCount;
  readonly customers: readonly DormantOfTeam[];
  readonly currency: string;
  /** What divides the bands. */
  readonly bounds: AmountBounds;
};

/** How many of a team's customers are dormant; counts only. */
export type DormantCount = {
  readonly total: number;
  readonly tiers: readonly { readonly tier: Tier; readonly count: number }[];
  /** Of them, those who inquired once and never ordered. */
  readonly neverOrdered: number;
};
