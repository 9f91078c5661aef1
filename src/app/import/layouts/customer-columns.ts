import type { Instant, Zone } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { formatInstant } from "../../../core/time/instant.ts";
import type { StandingCustomer } from "../../../store/import/match-customers.ts";
import type { Columns } from "../../../store/tables/written.ts";
import type { ImportRun } from "../import-run.ts";
import { pastMoment } from "../values/past-moment.ts";
import type { WrittenMoment } from "../values/read-date.ts";
import { readZone } from "../values/read-zone.ts";
import { defaultOwner, type NewCustomer, placeColumns } from "./add-customers.ts";
import { changedColumns, changedSealed } from "./changed-columns.ts";
import type { CustomerDraft } from "./customer-draft.ts";

/** A customer that a row describes for the first time. What is wrong with it is noted. */
export function newCustomer(run: ImportRun, draft: CustomerDraft, id: string): NewCustomer {
  const { record, name, country, city } = draft;
  const place = placeColumns(country, city);
  const said = readZone(record, country, city);
  const zone = said?.zone ?? place.zone ?? run.open.zone;
  if (name === null) record.problem("value-missing", "name");
  const isGuessed = said?.isGuessed ?? place.isZoneGuessed;
  const isAssumed = said === null && place.zone === null;
  if (isGuessed) run.tally.note(isAssumed ? "zone-assumed" : "zone-guessed");
  const now = formatInstant(run.actor.now);
  const at = (field: string, moment: WrittenMoment | null) =>
    instantText(run, draft, field, moment, zone);
  return {
    id,
    code: draft.code,
    columns: {
      name: name ?? "",
      name_key: draft.nameKey ?? "",
      domain: draft.domain,
      country,
      region: place.region,
      city,
      zone,
      zone_guessed: isGuessed,
      language: draft.language ?? place.language,
      industry: draft.industry,
      size: draft.size,
      website: draft.website,
      source: draft.source,
      tier: draft.tier ?? "D",
      tier_since: at("tier_since", draft.tierSince) ?? now,
      stage: draft.stage ?? "lead",
      owner_id: draft.ownerId ?? defaultOwner(run),
      tags: draft.tags,
      note: draft.note === null ? null : run.db.cipher.seal("customer", "note", id, draft.note),
      created_at: at("created_at", draft.createdAt) ?? now,
      sample_received_at: at("sample_received_at", draft.sampleReceivedAt),
    },
  };
}

/** What a row changes about a customer: only what it says, and what follows from that. */
export function changedCustomer(
  run: ImportRun,
  draft: CustomerDraft,
  is: StandingCustomer,
): Columns<"customer"> {
  const country = (draft.isCountryTold ? draft.country : is.country) ?? draft.country;
  const city = draft.city ?? is.city;
  const isMoved = country !== is.country || city !== is.city;
  const place = placeColumns(country, city);
  // A guess takes the place of nothing better.
  const isBetter = isMoved && (!place.isZoneGuessed || is.zoneGuessed || country !== is.country);
  const told = readZone(draft.record, country, city);
  const said = !told?.isGuessed || is.zoneGuessed || country !== is.country ? told : null;
  const zone = said?.zone ?? (isBetter ? place.zone : null) ?? is.zone;
  const isGuessed = said?.isGuessed ?? (isBetter ? place.isZoneGuessed : is.zoneGuessed);
  if (isGuessed && (isBetter || said !== null)) run.tally.note("zone-guessed");
  const isPromoted = draft.tier !== null && draft.tier !== is.tier;
  const at = (field: string, moment: WrittenMoment | null, standing: Instant | null) =>
    isSameDay(moment, standing, zone) ? null : instantText(run, draft, field, moment, zone);
  const iso = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  const sampleReceivedAt = at("sample_received_at", draft.sampleReceivedAt, is.sampleReceivedAt);
  const tierSince = at("tier_since", draft.tierSince, is.tierSince);
  const columns = changedColumns<"customer">({
    name: [is.name, draft.name],
    domain: [is.domain, draft.domain],
    country: [is.country, country],
    region: [is.region, isMoved ? place.region : null],
    city: [is.city, draft.city],
    zone: [is.zone, zone],
    zone_guessed: [is.zoneGuessed, isGuessed],
    language: [is.language, draft.language ?? (is.language === null ? place.language : null)],
    industry: [is.industry, draft.industry],
    size: [is.size, draft.size],
    website: [is.website, draft.website],
    source: [is.source, draft.source],
    tier: [is.tier, draft.tier],
    tier_since: [
      iso(is.tierSince),
      tierSince ?? (isPromoted && draft.tierSince === null ? formatInstant(run.actor.now) : null),
    ],
    stage: [is.stage, draft.stage],
    owner_id: [is.ownerId, draft.ownerId],
    tags: [is.tags, draft.tags],
    created_at: [iso(is.createdAt), at("created_at", draft.createdAt, is.createdAt)],
    sample_received_at: [iso(is.sampleReceivedAt), sampleReceivedAt],
  });
  return {
    ...columns,
    ...changedSealed(run.db, "customer", ["note"], is, draft),
    ...(columns.name === undefined ? {} : { name_key: draft.nameKey ?? "" }),
    ...(isPromoted ? tierBegins : {}),
  };
}

/** A new tier begins its cadence anew, as when a member changes it. */
const tierBegins: Columns<"customer"> = {
  requested_on: null,
  requested_reason: null,
  skipped_on: null,
  skips_in_tier: 0,
  skips_since_sample: 0,
};

/** A bare day says nothing new about a moment known more exactly. */
const isSameDay = (moment: WrittenMoment | null, standing: Instant | null, zone: Zone): boolean =>
  moment !== null &&
  standing !== null &&
  "date" in moment &&
  moment.time === null &&
  civilDateAt(standing, zone) === moment.date;

function instantText(
  { actor }: ImportRun,
  { record }: CustomerDraft,
  field: string,
  moment: WrittenMoment | null,
  zone: Zone,
): string | null {
  if (moment === null) return null;
  const clocks = { now: actor.now, dayZone: zone, clockZone: actor.member.zone };
  const instant = pastMoment(record, field, moment, clocks);
  return instant === null ? null : formatInstant(instant);
}
