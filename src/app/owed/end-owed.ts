import type { Owed } from "../../core/owed/owed.ts";
import { endedAlike, type OwedKind, ofKind } from "../../core/owed/owed-kind.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { changed, holdCustomers } from "../changes/hold-customers.ts";

/**
 * What of a kind, or of those that end alike, is owed to a visible customer; the earliest day first, then
 * what has none.
 */
export const owedTo = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
  kind: OwedKind,
): Promise<readonly Owed[]> => findOwedTo(store, scope, customerId, endedAlike(kind));

/** What was said to be done; `undoId` names that to an undo. */
export type EndedOwed = {
  readonly ended: readonly Owed[];
  readonly undoId: string;
};

/**
 * Marks these things owed to customers as done, of a kind or of those that end alike; `how`, what was
 * done, is kept behind what was owed.
 * Throws `Refusal` `customer-not-found`, and that of the kind (`no-promise`) when none of them is open any more.
 */
export const endOwed = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  ids: readonly string[],
  kind: OwedKind,
  how = "",
): Promise<EndedOwed> =>
  change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomers(db, actor, customerIds);
      const open: Owed[] = [];
      const kinds = endedAlike(kind);
      for (const id of customerIds) open.push(...(await findOwedTo(db, actor.scope, id, kinds)));
      const ended = open
        .filter(({ id }) => ids.includes(id))
        .map((one) => ({ ...one, content: withHow(one.content, how) }));
      const [first] = ended;
      if (first === undefined) throw new Refusal(ofKind(kind).refusal, { ref: held[0]?.ref ?? "" });
      const said = ended.some((one) => one.kind === kind) ? kind : first.kind;
      const changes: RowChange[] = [];
      for (const { id, content } of ended) {
        const columns = {
          done_at: formatInstant(actor.now),
          ...(how === "" || content === null
            ? {}
            : { content: bytesText(db.cipher.seal("owed", "content", id, content)) }),
        };
        changes.push(changed(await updateRow(db, actor.scope, "owed", id, columns)));
      }
      return {
        action: ofKind(said).audited,
        customerIds: [...new Set(ended.map((one) => one.customerId))],
        changes,
        result: ended,
      };
    },
    async (_, ended, undoId) => ({ ended, undoId }),
  );

const withHow = (content: string | null, how: string): string | null =>
  how === "" ? content : content === null ? how : `${content} → ${how}`;
