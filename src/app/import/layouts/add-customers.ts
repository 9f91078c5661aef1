import type { CadenceFacts } from "../../../core/cadence/cadence-facts.ts";
import type { CadencePolicy } from "../../../core/cadence/cadence-policy.ts";
import { productsInTags, ruledProducts } from "../../../core/cadence/own-gap.ts";
import type { HolidayCalendar } from "../../../core/calendar/holiday-calendar.ts";
import { referenceOf } from "../../../core/customer/reference.ts";
import { languageOf } from "../../../core/places/language-of.ts";
import { placeOf } from "../../../core/places/place-of.ts";
import { regionOf } from "../../../core/places/region-of.ts";
import type { Instant, Zone } from "../../../core/time/civil.ts";
import { formatInstant } from "../../../core/time/instant.ts";
import { planningOf } from "../../../store/cadence/planning-of.ts";
import { dueColumns, standardWorkdays } from "../../../store/cadence/refresh-customers.ts";
import type { Copied } from "../../../store/import/copy-rows.ts";
import { inheritStops } from "../../../store/import/inherit-stops.ts";
import type { KnownColleague } from "../../../store/import/known-colleagues.ts";
import { takenCodes } from "../../../store/import/match-customers.ts";
import { insertImported } from "../../../store/import/save-imported.ts";
import { saveLastSequence } from "../../../store/members/organizations.ts";
import type { ColumnName } from "../../../store/tables/columns.ts";
import type { CopyRow } from "../../../store/tables/written.ts";
import type { ImportRun } from "../import-run.ts";

/** A customer to add. Columns in the database's names; the rest follows from them. */
export type NewCustomer = {
  readonly id: string;
  /** Null: the reference becomes the code. */
  readonly code: string | null;
  readonly columns: NewColumns;
};

/** Columns of a new customer; those that its due follows from by their types. */
export type NewColumns = Omit<Copied<CopyRow<"customer">, (typeof columns)[number]>, Given> & {
  readonly country: string | null;
  readonly sample_received_at: string | null;
  readonly owner_id: string | null;
};

/** What every new customer is given besides. */
type Given =
  | "id"
  | "imported_at"
  | "sequence"
  | "ref"
  | "code"
  | keyof ReturnType<typeof dueColumns>;

const columns = [
  "id",
  "sequence",
  "ref",
  "code",
  "name",
  "name_key",
  "domain",
  "country",
  "country_text",
  "region",
  "city",
  "zone",
  "zone_guessed",
  "language",
  "industry",
  "size",
  "website",
  "source",
  "tier",
  "tier_since",
  "stage",
  "owner_id",
  "tags",
  "note",
  "created_at",
  "imported_at",
  "sample_received_at",
  "due_on",
  "due_target_on",
  "due_opens_at",
  "due_closes_at",
  "due_why",
] as const satisfies readonly ColumnName<"customer">[];

/** Adds customers, numbering them on from those there are. */
export function customerAdder({ db, actor, open, tally, colleagues }: ImportRun) {
  let sequence = open.lastSequence;
  const owners = new Map(colleagues.map((one) => [one.id, one]));
  const dueOf = (
    columns: NewColumns,
    sequence: number,
    calendar: HolidayCalendar,
    policy: CadencePolicy,
  ) => {
    const owner = owners.get(columns.owner_id ?? "");
    const products = productsInTags(ruledProducts(policy.own), columns.tags);
    const facts = { ...factsOf(columns, owner), products, importedAt: actor.now, sequence };
    return dueColumns(facts, calendar, policy);
  };

  /** The next numbers whose references are nobody's code, nor one of these. */
  const number = async (
    count: number,
    codes: ReadonlySet<string | null>,
  ): Promise<{ sequence: number; ref: string }[]> => {
    const given: { sequence: number; ref: string }[] = [];
    while (given.length < count) {
      const next = Array.from({ length: count - given.length }, () => {
        sequence++;
        return { sequence, ref: referenceOf(sequence) };
      });
      const taken = await takenCodes(
        db,
        actor.scope,
        next.map(({ ref }) => ref),
      );
      given.push(...next.filter(({ ref }) => !taken.has(ref) && !codes.has(ref)));
    }
    return given;
  };

  return async (customers: readonly NewCustomer[]): Promise<void> => {
    if (customers.length === 0) return;
    const numbers = await number(customers.length, new Set(customers.map(({ code }) => code)));
    const { calendar, policy } = await planningOf(db, actor.scope.organizationId);
    const rows = customers.map(({ id, code, columns: own }, index) => {
      const given = numbers[index];
      if (given === undefined) throw new Error("fewer numbers than customers");
      const due = dueOf(own, given.sequence, calendar, policy);
      const imported_at = formatInstant(actor.now);
      return { ...own, ...due, ...given, id, imported_at, code: code ?? given.ref };
    });
    await insertImported(db, open, "customer", columns, rows);
    await inheritStops(
      db,
      open,
      rows.map(({ id }) => id),
    );
    await saveLastSequence(db, actor.scope.organizationId, sequence);
    tally.customersCreated += customers.length;
  };
}

/** A customer that nothing has happened to yet. */
const factsOf = (columns: NewColumns, owner: KnownColleague | undefined): CadenceFacts => ({
  tier: columns.tier,
  stage: columns.stage,
  country: columns.country,
  industry: columns.industry ?? null,
  zone: columns.zone,
  ownerWorkdays: owner?.workdays ?? standardWorkdays,
  ownerCountry: owner?.country ?? null,
  ownerAway: owner?.away ?? [],
  keepsRamadan: false,
  tierSince: Date.parse(columns.tier_since) as Instant,
  sampleReceivedAt:
    columns.sample_received_at === null
      ? null
      : (Date.parse(columns.sample_received_at) as Instant),
  lastTouchAt: null,
  touchesInTier: 0,
  touchesSinceSample: 0,
  lastReviewAt: null,
  lastOrderOn: null,
  orderGapDays: null,
  requestedOn: null,
  skippedOn: null,
  skipsInTier: 0,
  skipsSinceSample: 0,
});

/** What follows from where a customer is. `zone` is null when nothing says it. */
export const placeColumns = (
  country: string | null,
  city: string | null,
): {
  region: string | null;
  language: string | null;
  zone: Zone | null;
  /** Somebody there may as well keep another clock. */
  isZoneGuessed: boolean;
} => {
  const place = country === null ? null : placeOf(country, city);
  return {
    region: country === null ? null : regionOf(country),
    language: country === null ? null : languageOf(country),
    zone: place?.zone ?? null,
    isZoneGuessed: place?.isGuessed ?? true,
  };
};

/** Who owns a customer that the file gives to nobody: whoever could not see it otherwise. */
export const defaultOwner = ({ actor }: ImportRun): string | null =>
  actor.scope.owners === "all" ? null : actor.member.id;
