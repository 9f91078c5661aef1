import type { DraftCustomer, DraftItem } from "../../core/drafts/draft.ts";
import type { Instant } from "../../core/time/civil.ts";
import { changeOfEvent } from "../../store/changes/audit.ts";
import { draftsRecordedWith, draftsToldIn } from "../../store/drafts/drafts.ts";
import { inboxEventOf } from "../../store/messages/inbox.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { recordOf } from "./last-record.ts";
import { asOf } from "./record-draft.ts";

/** Changes are looked for this far back, and can be taken back for so long, in milliseconds. */
const [keptFor, undoableFor] = [8 * 86_400_000, 24 * 3_600_000];

/** A line that somebody said before, and what came of it. */
export type ToldIn = {
  readonly lineId: string;
  /** The event as it came, and when. */
  readonly payload: string;
  readonly saidAt: Instant;
  /** Drafts of it that are open. */
  readonly drafts: readonly string[];
  /** What it recorded; null where nothing of it stands. */
  readonly record: ToldRecord | null;
};

/** What a line recorded. */
export type ToldRecord = {
  readonly undoId: string;
  readonly canUndo: boolean;
  /** Touches among it, as they could be told again, and whose they are. */
  readonly items: readonly DraftItem[];
  readonly customers: readonly DraftCustomer[];
  /** What other lines told that was recorded together with it: an undo takes it back as well. */
  readonly others: readonly DraftItem[];
};

/** What the actor told in the event of this key; null where nobody knows of that event any more. */
export async function toldIn(
  { store }: App,
  actor: Actor,
  of: { readonly platform: string; readonly workspace: string; readonly eventKey: string },
): Promise<ToldIn | null> {
  const line = await inboxEventOf(store, of);
  if (line === null) return null;
  const { id: lineId, payload, receivedAt: saidAt } = line;
  const since = (actor.now - keptFor) as Instant;
  const [drafts, change] = await Promise.all([
    draftsToldIn(store, actor.scope, lineId),
    changeOfEvent(store, actor.scope, lineId, since),
  ]);
  if (change === null) return { lineId, payload, saidAt, drafts, record: null };
  const [touches, together] = await Promise.all([
    recordOf(store, actor, change),
    draftsRecordedWith(store, actor.scope, change.id, lineId),
  ]);
  const others = together.flatMap(({ at, items }) =>
    items.filter(({ act }) => act !== "undo").map((item) => asOf(item, at, actor)),
  );
  const record = {
    undoId: change.id,
    canUndo: actor.now - change.at < undoableFor,
    items: touches?.items ?? [],
    customers: touches?.customers ?? [],
    others,
  };
  return { lineId, payload, saidAt, drafts, record };
}
