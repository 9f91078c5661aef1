import type { DraftCustomer, DraftItem } from "../../core/drafts/draft.ts";
import { isOrderStep } from "../../core/orders/order-step.ts";
import { isOwnNumber } from "../../core/orders/own-number.ts";
import type { ToldOrder, ToldStep } from "../../core/orders/told-order.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { lastChange } from "../../store/changes/audit.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { bytesIn, type Columns } from "../../store/tables/written.ts";
import { recordedTouches } from "../../store/touch/recorded-touches.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The last record is looked for this far back, in milliseconds. */
const within = 24 * 3_600_000;

/** The touches that a member recorded last, as they could be told again, and what takes them back. */
export type LastRecord = {
  readonly undoId: string;
  readonly customers: readonly DraftCustomer[];
  readonly items: readonly DraftItem[];
};

/** What the actor recorded last, if it was touches; null otherwise. */
export async function lastRecord({ store }: App, actor: Actor): Promise<LastRecord | null> {
  const last = await lastChange(store, actor.scope, (actor.now - within) as Instant);
  return last === null ? null : recordOf(store, actor, last);
}

/** The touches that a change recorded; null where it recorded none. */
export async function recordOf(
  store: Db,
  actor: Actor,
  last: { readonly id: string; readonly changes: readonly RowChange[] },
): Promise<LastRecord | null> {
  const ids = last.changes.flatMap(({ table, id, before }) =>
    table === "touch" && before === null ? [id] : [],
  );
  const touches = await recordedTouches(store, actor.scope, ids);
  const steps = last.changes.flatMap((change) => stepIn(store, change, actor.member.zone));
  const orders = new Map(
    last.changes.flatMap((change) =>
      orderIn(change).map(([customerId, order]) => {
        const own = steps.filter(({ orderId }) => orderId === change.id).map(({ step }) => step);
        return [customerId, own.length === 0 ? order : { ...order, steps: own }] as const;
      }),
    ),
  );
  const { zone } = actor.member;
  const today = civilDateAt(actor.now, zone);
  if (touches.length === 0) return null;
  return {
    undoId: last.id,
    customers: touches.map(({ customerId: id, ref, name }) => ({ id, ref, name })),
    items: touches.map(
      ({ customerId, ref, name, at, outcome, kind, direction, note, asked, ...touch }) => {
        const { goal, goalReached, topic, contactId } = touch;
        const day = civilDateAt(at, zone);
        return {
          act: "touch",
          customer: { id: customerId, ref, name },
          told: {
            customerId,
            outcome,
            kind,
            direction,
            note,
            asked,
            addressed: null,
            ...(contactId === null ? {} : { contactId }),
            happenedOn: day === today ? null : day,
            until: touch.requestedOn,
            order: withoutOwn(ref, orders.get(customerId)),
            goal,
            goalReached,
            topic,
          },
        };
      },
    ),
  };
}

/** A number that was counted up is given anew. */
const withoutOwn = (ref: string, order: ReportedTouch["order"]): ToldOrder | null =>
  order == null ? null : isOwnNumber(ref, order.number ?? "") ? { ...order, number: null } : order;

/** A step of an order that was told with it. */
function stepIn(
  { cipher }: Db,
  { table, id, before, after }: RowChange,
  zone: Zone,
): { readonly orderId: string; readonly step: ToldStep }[] {
  if (table !== "owed" || before !== null || after === null) return [];
  const { order_id, kind, due_on, done_at, content } = after as Columns<"owed">;
  if (order_id == null || kind === undefined || !isOrderStep(kind)) return [];
  const part = content == null ? null : cipher.open("owed", "content", id, bytesIn(content));
  const isDone = done_at != null;
  const on = isDone ? civilDateAt(Date.parse(done_at) as Instant, zone) : (due_on ?? null);
  return [{ orderId: order_id, step: { step: kind, on, isDone, part } }];
}

/** What a touch told of money, by its customer. */
function orderIn({
  table,
  before,
  after,
}: RowChange): [string, NonNullable<ReportedTouch["order"]>][] {
  if (table !== "customer_order" || before !== null || after === null) return [];
  const { customer_id, amount, currency, ...more } = after as Columns<"customer_order">;
  const { number = "", cost = null, products = [] } = more;
  const order = {
    ...{ amount: Number(amount), currency: String(currency), products },
    cost: cost === null ? null : Number(cost),
    number,
  };
  return [[String(customer_id), order]];
}
