import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import type { Priority } from "../../core/customer/priority.ts";
import type { StopKind } from "../../core/customer/stop.ts";
import type { Opener } from "../../core/dormancy/openers.ts";
import type { ComplaintKind, Remedy, Severity, ToldWay } from "../../core/owed/complaint-told.ts";
import type { LedgerDirection, LedgerKind } from "../../core/owed/ledger-line.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { BestHour } from "../../core/people/best-hour.ts";
import type { NeedFact } from "../../core/tiering/need.ts";
import type { IsoWeekday, WallTime, Zone } from "../../core/time/civil.ts";
import type { TouchTopic } from "../../core/touch/touch-topic.ts";
import type {
  Attitude,
  ContactLevel,
  Direction,
  Locale,
  Outcome,
  Role,
  Stage,
  Tier,
  TouchKind,
} from "../../core/vocabulary.ts";
import type { GeneratedTables } from "../generated/tables.ts";

/**
 * The tables of `schema.prisma` with their columns, by their names in the database, as statements
 * return them: narrower than the database's own types where the program writes certain values only.
 */
export interface Tables extends GeneratedTables {
  readonly organization: With<"organization", { zone: Zone; locale: Locale }>;
  readonly team: With<"team", { locale: Locale | null }>;
  readonly calendar_rule: With<"calendar_rule", Pick<CalendarRule, "kind">>;
  readonly member: With<
    "member",
    {
      role: Role;
      zone: Zone;
      locale: Locale;
      workdays: readonly IsoWeekday[];
      digest_at: WallTime;
      quiet_from: WallTime;
      quiet_to: WallTime;
    }
  >;
  readonly customer: With<
    "customer",
    {
      zone: Zone;
      tier: Tier;
      stage: Stage;
      last_outcome: Outcome;
      known_need: readonly NeedFact[];
      priorities: readonly Priority[];
      best_hour: BestHour;
    }
  >;
  readonly contact: With<
    "contact",
    { level: ContactLevel; attitude: Attitude; best_hour: BestHour }
  >;
  readonly touch: With<
    "touch",
    {
      kind: TouchKind;
      direction: Direction;
      outcome: Outcome;
      opener: Opener;
      topic: TouchTopic;
    }
  >;
  readonly play: With<"play", { stage: Stage }>;
  readonly pool_rule: With<"pool_rule", { exempt_tiers: readonly Tier[] }>;
  readonly own_sheet: With<"own_sheet", { locale: Locale }>;
  readonly owed: With<"owed", { kind: OwedKind }>;
  readonly complaint: With<
    "complaint",
    { about: ComplaintKind; severity: Severity; remedy: Remedy; told_by: ToldWay }
  >;
  readonly ledger_line: With<"ledger_line", { kind: LedgerKind; direction: LedgerDirection }>;
  readonly care: With<"care", { kind: "wish" | "gift" | "none"; tier: Tier }>;
  readonly suggestion: With<
    "suggestion",
    { status: "new" | "seen" | "doing" | "done" | "declined" }
  >;
  readonly care_budget: With<"care_budget", { tier: Tier }>;
  readonly customer_stop: With<"customer_stop", { kind: StopKind }>;
  readonly trip: With<"trip", { kind: "trip" | "fair" }>;
  readonly tier_refusal: With<"tier_refusal", { to_tier: Tier }>;
  readonly tier_change: With<"tier_change", { from_tier: Tier; to_tier: Tier }>;
}

/** The name of a table. */
export type TableName = keyof GeneratedTables;

/** The name of a table's column in the database. */
export type ColumnName<T extends TableName> = keyof Tables[T] & string;

/** A table some of whose columns hold narrower values. Null stays where the schema has it. */
type With<
  T extends TableName,
  Narrow extends {
    readonly [C in keyof Narrow]: C extends keyof GeneratedTables[T]
      ? GeneratedTables[T][C]
      : never;
  },
> = Omit<GeneratedTables[T], keyof Narrow> & {
  readonly [C in keyof Narrow]:
    | Narrow[C]
    | Extract<GeneratedTables[T][C & keyof GeneratedTables[T]], null>;
};
