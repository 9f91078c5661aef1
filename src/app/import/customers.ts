import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { formatInstant } from "../../core/time/instant.ts";
import {
  type MatchedCustomers,
  matchCustomers,
  nameInCountry,
  type StandingCustomer,
} from "../../store/import/match-customers.ts";
import {
  insertImported,
  type StagedChange,
  updateImported,
} from "../../store/import/save-imported.ts";
import { rememberSeen, type SeenRow } from "../../store/import/seen-rows.ts";
import { newId } from "../../store/new-id.ts";
import type { Columns } from "../../store/row-change.ts";
import { customerAdder, defaultOwner, type NewCustomer, placeColumns } from "./add-customers.ts";
import { changedColumns, changedSealed } from "./changed-columns.ts";
import { type CustomerDraft, customerDrafts } from "./customer-draft.ts";
import { findColleagueIn } from "./find-colleague.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "./import-run.ts";
import type { WrittenMoment } from "./read-date.ts";
import { settleMoment } from "./settle-moment.ts";

/** Files of customers, one a row. */
export const customersLayout: ImportLayout = {
  needs: [["name", "code"]],
  dates: ["created_at", "tier_since", "sample_received_at"],
  amounts: [],
  begin,
};

type Met = { readonly row: number; readonly digest: string };

function begin(run: ImportRun): ImportSteps {
  const { db, actor, open, tally } = run;
  const draftOf = customerDrafts(run, findColleagueIn(run));
  const addCustomers = customerAdder(run);

  async function take(records: Parameters<ImportSteps["take"]>[0]): Promise<void> {
    const drafts = records.map(draftOf).filter((draft) => !draft.record.isBad);
    const matched = await matchCustomers(db, actor.scope, drafts);
    const pending = new Map<string, Met>();
    const added: NewCustomer[] = [];
    const changed: StagedChange[] = [];
    const moves: Columns[] = [];
    const seen: SeenRow[] = [];
    for (const draft of drafts) {
      const standing = find(draft, matched);
      if (standing === "ambiguous") continue;
      const met = metBefore(draft, standing, pending);
      if (met !== null) {
        repeat(run, draft, met);
        continue;
      }
      if (standing !== null && !standing.isVisible) {
        draft.record.problem("customer-taken", draft.code === null ? "name" : "code");
        continue;
      }
      const { row } = draft.record;
      const id = standing?.id ?? newId();
      if (standing === null) {
        const customer = newCustomer(run, draft, id);
        if (draft.record.isBad) continue;
        added.push(customer);
        tally.created++;
        for (const key of keysOf(draft)) pending.set(key, { row, digest: draft.digest });
      } else {
        const changes = changesOf(run, draft, standing);
        if (draft.record.isBad) continue;
        const isChanged = Object.keys(changes).length > 0;
        if (isChanged) changed.push({ id, changes });
        if (changes.tier !== undefined) moves.push(moveOf(run, standing, changes));
        if (isChanged) tally.updated++;
        else tally.unchanged++;
        pending.set(`id ${id}`, { row, digest: draft.digest });
      }
      seen.push({ rowId: id, row, digest: draft.digest });
    }
    await addCustomers(added);
    await updateImported(db, open, "customer", changed);
    await insertImported(db, open, "tier_change", moveColumns, moves);
    await rememberSeen(db, seen);
  }
  return { take };
}

/** The customer that a row means: by code, else by domain, email, or name within the country. */
function find(
  draft: CustomerDraft,
  matched: MatchedCustomers,
): StandingCustomer | null | "ambiguous" {
  if (draft.code !== null) return matched.byCode.get(draft.code) ?? null;
  const { domain, emailHash, nameKey, country } = draft;
  const ways = [
    ["website", domain === null ? [] : matched.byDomain.get(domain)],
    ["email", emailHash === null ? [] : matched.byEmail.get(emailHash.toString("hex"))],
    ["name", nameKey === null ? [] : matched.byName.get(nameInCountry(nameKey, country))],
  ] as const;
  for (const [field, found = []] of ways) {
    if (found.length > 1) {
      const codes = found.filter((one) => one.isVisible).map((one) => one.code);
      draft.record.problem("customer-ambiguous", field, { codes: codes.slice(0, 5).join(", ") });
      return "ambiguous";
    }
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** The row of this file that stood for the same customer. */
function metBefore(
  draft: CustomerDraft,
  standing: StandingCustomer | null,
  pending: ReadonlyMap<string, Met>,
): Met | null {
  if (standing !== null) {
    const { seenRow, seenDigest } = standing;
    if (seenRow !== null && seenDigest !== null) return { row: seenRow, digest: seenDigest };
    return pending.get(`id ${standing.id}`) ?? null;
  }
  const keys = draft.code === null ? keysOf(draft) : [`code ${draft.code}`];
  return keys.map((key) => pending.get(key)).find((met) => met !== undefined) ?? null;
}

const keysOf = ({ code, domain, emailHash, nameKey, country }: CustomerDraft): string[] => [
  ...(code === null ? [] : [`code ${code}`]),
  ...(domain === null ? [] : [`domain ${domain}`]),
  ...(emailHash === null ? [] : [`email ${emailHash.toString("hex")}`]),
  ...(nameKey === null ? [] : [`name ${nameInCountry(nameKey, country)}`]),
];

/** A list of people names their company again and again; a code that says two things is wrong. */
function repeat(run: ImportRun, draft: CustomerDraft, met: Met): void {
  if (draft.code === null || draft.digest === met.digest) run.tally.skip("repeated-row");
  else draft.record.problem("repeated", "code", { value: draft.code, first: met.row });
}

function newCustomer(run: ImportRun, draft: CustomerDraft, id: string): NewCustomer {
  const { record, name, country, city } = draft;
  const place = placeColumns(country, city);
  const zone = draft.zone ?? place.zone ?? run.open.zone;
  if (name === null) record.problem("value-missing", "name");
  if (draft.zone === null && place.zone === null) run.tally.note("zone-assumed");
  const now = formatInstant(run.actor.now);
  const at = (field: string, moment: WrittenMoment | null) =>
    instantText(run, draft, field, moment, zone);
  return {
    id,
    code: draft.code,
    columns: {
      name,
      name_key: draft.nameKey ?? "",
      domain: draft.domain,
      country,
      region: place.region,
      city,
      zone,
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

function changesOf(run: ImportRun, draft: CustomerDraft, is: StandingCustomer): Columns {
  const country = draft.country ?? is.country;
  const city = draft.city ?? is.city;
  const isMoved = country !== is.country || city !== is.city;
  const place = placeColumns(country, city);
  const zone = draft.zone ?? (isMoved ? place.zone : null) ?? is.zone;
  const isPromoted = draft.tier !== null && draft.tier !== is.tier;
  const at = (field: string, moment: WrittenMoment | null, standing: Instant | null) =>
    isSameDay(moment, standing, zone) ? null : instantText(run, draft, field, moment, zone);
  const iso = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  const sampleReceivedAt = at("sample_received_at", draft.sampleReceivedAt, is.sampleReceivedAt);
  const tierSince = at("tier_since", draft.tierSince, is.tierSince);
  const columns = changedColumns({
    name: [is.name, draft.name],
    domain: [is.domain, draft.domain],
    country: [is.country, draft.country],
    region: [is.region, isMoved ? place.region : null],
    city: [is.city, draft.city],
    zone: [is.zone, zone],
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
    ...changedSealed(run.db, "customer", is.id, { note: [is.note, draft.note] }),
    ...(columns.name === undefined ? {} : { name_key: draft.nameKey ?? "" }),
    ...(isPromoted ? tierBegins : {}),
  };
}

/** A new tier begins its cadence anew, as when a member changes it. */
const tierBegins: Columns = {
  requested_on: null,
  requested_reason: null,
  skipped_on: null,
  skips_in_tier: 0,
  skips_since_sample: 0,
};

const moveColumns = ["id", "customer_id", "from_tier", "to_tier", "at", "member_id"];

const moveOf = ({ actor }: ImportRun, is: StandingCustomer, changes: Columns): Columns => ({
  id: newId(),
  customer_id: is.id,
  from_tier: is.tier,
  to_tier: changes.tier,
  at: formatInstant(actor.now),
  member_id: actor.member.id,
});

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
  const instant = settleMoment(record, field, moment, clocks);
  return instant === null ? null : formatInstant(instant);
}
