import type { DraftItem } from "../../core/drafts/draft.ts";
import type { RecordedChat } from "../../core/drafts/recorded.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ChatTouch } from "../../core/touch/chat-log.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { Refusal } from "../../errors.ts";
import { touchesSince } from "../../store/touch/days-touched.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { logTouches } from "./log-touches.ts";

/** What they wrote longer ago waits for no answer any more, in milliseconds. */
const longestWait = 30 * 86_400_000;

const day = 86_400_000;

/**
 * Records a chat: a touch for every day and direction of which none is recorded yet. Whoever wrote
 * last, and not long ago, waits for an answer. Throws `Refusal` `chat.known` where all of it is
 * recorded already, and what touches throw.
 */
export async function recordChat(
  app: App,
  actor: Actor,
  { customer, called, touches }: Extract<DraftItem, { readonly act: "chat" }>,
): Promise<Omit<RecordedChat, "item"> & { readonly undoId: string }> {
  const fresh = await newOf(app, actor, customer.id, touches);
  const last = touches.reduce<ChatTouch | null>(
    (latest, one) => (latest === null || one.at >= latest.at ? one : latest),
    null,
  );
  if (fresh.length === 0 || last === null) throw new Refusal("chat.known", { ref: customer.ref });
  const isOpen = last.direction === "in" && actor.now - last.at < longestWait;
  const told = fresh
    .toSorted((a, b) => a.at - b.at)
    .map((one): ReportedTouch => {
      const { on, at, direction } = one;
      return {
        customerId: customer.id,
        outcome: direction === "in" ? "replied" : "contacted",
        kind: "message",
        direction,
        note: null,
        asked: isOpen && one === last ? called : null,
        addressed: null,
        happenedOn: on,
        toldAt: at,
        until: null,
        order: null,
      };
    });
  const logged = await logTouches(app, actor, { told, days: [] });
  const [touch] = logged.touches;
  if (touch === undefined) throw new Refusal("customer-not-found");
  const waits = logged.touches.find((one) => one.waits !== null)?.waits ?? null;
  return {
    customer: touch.customer,
    knownBefore: touches.length - fresh.length,
    answerBy: waits?.by ?? null,
    undoId: logged.undoId,
  };
}

/** Those of the touches on whose day none of their direction stands. */
async function newOf(
  { store }: App,
  actor: Actor,
  customerId: string,
  touches: readonly ChatTouch[],
): Promise<readonly ChatTouch[]> {
  const first = Math.min(...touches.map(({ at }) => at));
  const since = (first - 2 * day) as Instant;
  const standing = await touchesSince(store, actor.scope, customerId, since);
  const { zone } = actor.member;
  const taken = new Set(standing.map((one) => `${civilDateAt(one.at, zone)} ${one.direction}`));
  return touches.filter(({ on, direction }) => !taken.has(`${on} ${direction}`));
}
