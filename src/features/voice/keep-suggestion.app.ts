import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { StatusSaid, Suggestion } from "./suggestion.core.ts";
import { suggestionById } from "./suggestions.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "suggestion.told": true;
    "suggestion.moved": true;
  }
}

/** A suggestion as a change left it, and what takes that back. */
export type SuggestionChanged = { readonly suggestion: Suggestion; readonly undoId: string };

/** Keeps what a customer suggests. Throws `Refusal` `customer-not-found`. */
export const tellSuggestion = (
  app: App,
  actor: Actor,
  customerId: string,
  content: string,
): Promise<SuggestionChanged> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const id = newId();
      const columns = {
        ...{ customer_id: customerId, member_id: actor.scope.memberId, status: "new" as const },
        content: bytesText(db.cipher.seal("suggestion", "content", id, content)),
        ...{ made_at: formatInstant(actor.now), changed_at: formatInstant(actor.now) },
      };
      const row = changed(await insertRow(db, actor.scope, "suggestion", columns, id));
      return {
        action: "suggestion.told" as const,
        customerIds: [customerId],
        changes: [row],
        result: id,
      };
    },
    async (db, id, undoId) => ({ suggestion: await found(db, actor, id), undoId }),
  );

/** Says how far a suggestion is, and what was done about it or why not. Throws `Refusal` `no-suggestion`. */
export const moveSuggestion = (
  app: App,
  actor: Actor,
  id: string,
  { status, reply }: StatusSaid,
): Promise<SuggestionChanged> =>
  change(
    app,
    actor,
    async (db) => {
      const { customerId } = await found(db, actor, id);
      await holdCustomer(db, actor, customerId);
      const columns = {
        status,
        changed_at: formatInstant(actor.now),
        ...(reply === ""
          ? {}
          : { reply: bytesText(db.cipher.seal("suggestion", "reply", id, reply)) }),
      };
      const row = changed(await updateRow(db, actor.scope, "suggestion", id, columns));
      return {
        action: "suggestion.moved" as const,
        customerIds: [customerId],
        changes: [row],
        result: null,
      };
    },
    async (db, _, undoId) => ({ suggestion: await found(db, actor, id), undoId }),
  );

async function found(
  db: Parameters<typeof suggestionById>[0],
  { scope, member }: Actor,
  id: string,
): Promise<Suggestion> {
  const suggestion = await suggestionById(db, scope, member.zone, id);
  if (suggestion === null) throw new Refusal("no-suggestion");
  return suggestion;
}
