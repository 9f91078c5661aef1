import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { rateOf } from "../../core/money/exchange.ts";
import type { LedgerDirection, LedgerKind } from "../../core/owed/ledger-line.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { bytesText } from "../../store/tables/written.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { type Gift, isAboveLimit, type Limit, type Noted } from "./ledger.core.ts";
import { linesOf } from "./ledger.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "favour.noted": true;
  }
}

/** What was given or received, and what is to come back for it. */
export type ToldGift = {
  readonly kind: Extract<LedgerKind, "concession" | "favour">;
  readonly direction: LedgerDirection;
  readonly gift: Gift;
  /** `none`: nothing is to come back, or nobody expects it; null: it is yet to be said what. */
  readonly back: { readonly what: string | null; readonly by: CivilDate | null } | "none";
};

/**
 * Writes what was given or received into the ledger of a customer, whatever it was: what has happened is
 * never refused. What is to come back is owed by the day that was told, or after the days of the rules.
 * Throws `Refusal` `customer-not-found`.
 */
export async function noteGift(
  app: App,
  actor: Actor,
  customerId: string,
  { kind, direction, gift, back }: ToldGift,
): Promise<Noted> {
  const { isAbove, rules } = await limitFor(app, actor, gift);
  return change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const owedId = back === "none" ? null : newId();
      const changes: RowChange[] = [];
      if (back !== "none" && owedId !== null) {
        const today = civilDateAt(actor.now, actor.member.zone);
        const owed = {
          customer_id: customerId,
          member_id: actor.scope.memberId,
          kind: "favour" as const,
          content:
            back.what === null
              ? null
              : bytesText(db.cipher.seal("owed", "content", owedId, back.what)),
          made_at: formatInstant(actor.now),
          due_on: back.by ?? addDays(today, rules.returnDays),
        };
        changes.push(changed(await insertRow(db, actor.scope, "owed", owed, owedId)));
      }
      const line = await insertLine(db, actor, customerId, { kind, direction, gift, owedId });
      changes.push(line);
      return {
        action: "favour.noted" as const,
        customerIds: [customerId],
        changes,
        result: line.id,
      };
    },
    async (db, id, undoId) => {
      const line = (await linesOf(db, actor.scope, customerId)).find((one) => one.id === id);
      if (line === undefined) throw new Error("a line that was written is not there");
      return { line, isAbove, rules, undoId };
    },
  );
}

/** Writes one line into the ledger of a customer who is held. */
export async function insertLine(
  db: Db,
  { scope, now }: Actor,
  customerId: string,
  {
    kind,
    direction,
    gift: { percent, sum, what },
    owedId,
  }: {
    readonly kind: LedgerKind;
    readonly direction: LedgerDirection;
    readonly gift: Gift;
    readonly owedId: string | null;
  },
): Promise<RowChange> {
  const id = newId();
  const columns = {
    customer_id: customerId,
    member_id: scope.memberId,
    at: formatInstant(now),
    ...{ kind, direction, percent },
    amount: sum?.amount ?? null,
    currency: sum?.currency ?? null,
    content: what === null ? null : bytesText(db.cipher.seal("ledger_line", "content", id, what)),
    owed_id: owedId,
  };
  return changed(await insertRow(db, scope, "ledger_line", columns, id));
}

/** Whether a concession is above what may be given without a manager's yes, and by which rules. */
export async function limitFor(
  { store }: App,
  { scope, now, member }: Actor,
  gift: Gift,
): Promise<{ readonly isAbove: boolean; readonly rules: Limit }> {
  const { rules } = await activeRules(store, scope.organizationId);
  const exchange = await exchangeOf(store, scope.organizationId, rules);
  const month = civilDateAt(now, member.zone).slice(0, 7);
  const rate = gift.sum && rateOf(exchange, gift.sum.currency, month);
  const inReporting = gift.sum && rate ? gift.sum.amount * rate.rate : null;
  const limit = { ...rules.concessions, currency: exchange.reporting };
  return { isAbove: isAboveLimit(gift, inReporting, limit), rules: limit };
}
