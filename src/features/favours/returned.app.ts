import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { bytesText } from "../../store/tables/written.ts";
import { insertLine } from "./give.app.ts";
import type { Answered, Gift, LedgerLine } from "./ledger.core.ts";
import { linesOf } from "./ledger.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "favour.agreed": true;
  }
}

/**
 * Says what is to come back for something that was given, and by when; or that nothing is (`none`). The
 * line stays as it is. Throws `Refusal` `customer-not-found`, and `no-favour` where nothing is open.
 */
export const agreeReturn = (
  app: App,
  actor: Actor,
  customerId: string,
  owedId: string,
  back: { readonly what: string | null; readonly by: CivilDate | null } | "none",
): Promise<Answered> =>
  change(
    app,
    actor,
    async (db) => {
      const before = await heldLine(db, actor, customerId, owedId);
      const columns =
        back === "none"
          ? { done_at: formatInstant(actor.now) }
          : {
              ...(back.what === null
                ? {}
                : { content: bytesText(db.cipher.seal("owed", "content", owedId, back.what)) }),
              ...(back.by === null ? {} : { due_on: back.by }),
            };
      const row = changed(await updateRow(db, actor.scope, "owed", owedId, columns));
      return {
        action: "favour.agreed" as const,
        customerIds: [customerId],
        changes: [row],
        result: before.id,
      };
    },
    (db, id, undoId) => asItStands(db, actor, customerId, id, undoId),
  );

/**
 * What was to come back has: a line follows that says so, in the words of who tells it, else as it was
 * agreed. Throws as `agreeReturn`.
 */
export const noteReturn = (
  app: App,
  actor: Actor,
  customerId: string,
  owedId: string,
  came: Gift,
): Promise<Answered> =>
  change(
    app,
    actor,
    async (db) => {
      const before = await heldLine(db, actor, customerId, owedId);
      const gift = { ...came, what: came.what ?? before.back?.what ?? null };
      const changes: RowChange[] = [
        changed(
          await updateRow(db, actor.scope, "owed", owedId, { done_at: formatInstant(actor.now) }),
        ),
        await insertLine(db, actor, customerId, {
          kind: "return",
          direction: "received",
          ...{ gift, owedId },
        }),
      ];
      return {
        action: "favour.returned" as const,
        customerIds: [customerId],
        changes,
        result: before.id,
      };
    },
    (db, id, undoId) => asItStands(db, actor, customerId, id, undoId),
  );

/** The line for which something is to come back yet; its customer is held until the change ends. */
async function heldLine(
  db: Db,
  actor: Actor,
  customerId: string,
  owedId: string,
): Promise<LedgerLine> {
  const { ref } = await holdCustomer(db, actor, customerId);
  const lines = await linesOf(db, actor.scope, customerId);
  const line = lines.find(
    ({ direction, back }) =>
      direction === "given" && back?.owedId === owedId && back.state === "open",
  );
  if (line === undefined) throw new Refusal("no-favour", { ref });
  return line;
}

async function asItStands(
  db: Db,
  { scope }: Actor,
  customerId: string,
  id: string,
  undoId: string,
): Promise<Answered> {
  const line = (await linesOf(db, scope, customerId)).find((one) => one.id === id);
  if (line === undefined) throw new Error("a line that was written is not there");
  return { line, undoId };
}
