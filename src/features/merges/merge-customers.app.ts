import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { findChanged } from "../../app/changes/find-changed.ts";
import { changed, holdCustomers } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import { insertAlias } from "../../store/customer/aliases.ts";
import type { Db } from "../../store/database/database.ts";
import { bytesText, type Columns, type TextRow } from "../../store/tables/written.ts";
import {
  furtherStage,
  isHigherTier,
  type LikelyTwins,
  type MergedResult,
  type MergePair,
} from "./merge.core.ts";
import {
  customerRow,
  likelyTwins,
  mergedOnes,
  moveHanging,
  movePast,
  sameRows,
} from "./merges.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "customer.merged": true;
  }
}

/** What a merge is about; nothing is changed. Throws `Refusal` `merge-same`, `customer-not-found`. */
export async function planMerge(
  { store }: App,
  { scope }: Actor,
  keptId: string,
  goneId: string,
): Promise<MergePair> {
  if (keptId === goneId) throw new Refusal("merge-same");
  const found = await mergedOnes(store, scope, [keptId, goneId]);
  const [kept, gone] = [keptId, goneId].map((id) => found.find((one) => one.id === id));
  if (kept === undefined || gone === undefined) throw new Refusal("customer-not-found");
  return { kept, gone };
}

/**
 * Makes one customer of two: all that hangs on the second goes to the first, which learns what it does
 * not know; what either asked to be left alone with holds. The second is there no more, and one undo
 * parts them as they were. Throws as `planMerge`.
 */
export const mergeCustomers = (
  app: App,
  actor: Actor,
  keptId: string,
  goneId: string,
): Promise<MergedResult> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope, now } = actor;
      if (keptId === goneId) throw new Refusal("merge-same");
      await holdCustomers(db, actor, [keptId, goneId]);
      const kept = await customerRow(db, scope, keptId);
      const gone = await customerRow(db, scope, goneId);
      if (kept === null || gone === null) throw new Refusal("customer-not-found");
      const stays = await sameRows(db, scope, goneId, keptId);
      const changes = await moveHanging(db, scope, goneId, keptId, stays);
      changes.push(...(await movePast(db, scope, goneId, keptId)));
      const columns = learned(db, kept, gone);
      if (Object.keys(columns).length > 0)
        changes.push(changed(await updateRow(db, scope, "customer", keptId, columns)));
      if (gone.name_key !== kept.name_key)
        changes.push(changed(await insertAlias(db, scope, keptId, gone.name)));
      // The last, so that it is the first to be taken back: only then is the other one there again.
      changes.push(
        changed(
          await insertRow(db, scope, "merged_customer", {
            customer_id: keptId,
            gone_id: goneId,
            member_id: actor.member.id,
            at: formatInstant(now),
          }),
        ),
      );
      return { action: "customer.merged", customerIds: [keptId], changes, result: gone };
    },
    async (db, { ref, name }, undoId) => {
      const [customer] = await findChanged(db, actor, [keptId]);
      if (customer === undefined) throw new Error("a merged customer is not there");
      return { customer, gone: { ref, name }, undoId };
    },
  );

const filled = [
  "owner_id",
  "domain",
  "country",
  "country_text",
  "region",
  "city",
  "language",
  "industry",
  "size",
  "website",
  "address",
  "source",
  "need_at",
  "sample_received_at",
] as const;

/** What the first does not know and the second does, and what both know together. */
function learned(
  db: Db,
  kept: TextRow<"customer">,
  gone: TextRow<"customer">,
): Columns<"customer"> {
  const missing = filled.filter((name) => kept[name] === null && gone[name] !== null);
  const union = <T>(one: readonly T[], other: readonly T[]): T[] => [
    ...new Set([...one, ...other]),
  ];
  const stage = furtherStage(kept.stage, gone.stage);
  const isZoneBetter = kept.zone_guessed && !gone.zone_guessed;
  const tags = union(kept.tags, gone.tags);
  const priorities = union(kept.priorities, gone.priorities);
  const need = union(kept.known_need, gone.known_need);
  return {
    ...Object.fromEntries(missing.map((name) => [name, gone[name]])),
    ...(stage === kept.stage ? {} : { stage }),
    ...(isHigherTier(gone.tier, kept.tier) ? { tier: gone.tier, tier_since: gone.tier_since } : {}),
    ...(isZoneBetter ? { zone: gone.zone, zone_guessed: false } : {}),
    ...(tags.length === kept.tags.length ? {} : { tags }),
    ...(priorities.length === kept.priorities.length ? {} : { priorities }),
    ...(need.length === kept.known_need.length ? {} : { known_need: need }),
    ...noteOf(db, kept, gone),
    ...(kept.requested_on === null && gone.requested_on !== null
      ? { requested_on: gone.requested_on }
      : {}),
  };
}

/** The notes of both, under one another: a sealed text opens only in its own row. */
function noteOf(db: Db, kept: TextRow<"customer">, gone: TextRow<"customer">): Columns<"customer"> {
  const opened = (row: TextRow<"customer">) =>
    row.note === null
      ? []
      : [db.cipher.open("customer", "note", row.id, Buffer.from(row.note.slice(2), "hex"))];
  if (gone.note === null) return {};
  const text = [...new Set([...opened(kept), ...opened(gone)])].join("\n");
  return { note: bytesText(db.cipher.seal("customer", "note", kept.id, text)) };
}

/** Customers that look like one another. */
export const findLikelyTwins = (
  { store }: App,
  { scope }: Pick<Actor, "scope">,
): Promise<readonly LikelyTwins[]> => likelyTwins(store, scope);
