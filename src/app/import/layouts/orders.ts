import { sameWithin } from "../../../core/orders/same-within.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";
import { newId } from "../../../store/database/new-id.ts";
import { advanceStages } from "../../../store/import/close-import.ts";
import {
  insertImported,
  type StagedChange,
  updateImported,
} from "../../../store/import/save-imported.ts";
import { rememberSeen, type SeenRow } from "../../../store/import/seen-rows.ts";
import {
  type StandingOrder,
  standingOrders,
  toldOrders,
} from "../../../store/import/standing-rows.ts";
import type { ColumnName } from "../../../store/tables/columns.ts";
import type { Columns } from "../../../store/tables/written.ts";
import { digestOf } from "../digest-of.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import { longestNote } from "../record.ts";
import { decimalsIn } from "../values/decimals-in.ts";
import { listOf } from "../values/list-of.ts";
import { pastMoment } from "../values/past-moment.ts";
import type { DecimalsOf } from "../values/read-amount.ts";
import { currencyIn } from "../values/read-currency.ts";
import { changedColumns } from "./changed-columns.ts";
import { readCode } from "./customer-draft.ts";
import { type AboutCustomer, nameCustomers } from "./name-customers.ts";

/** Files of orders, one a row. A negative amount is a cancellation. */
export const ordersLayout: ImportLayout = {
  needs: [["customer"], ["number"], ["date"], ["amount"]],
  dates: ["date"],
  amounts: ["amount", "cost"],
  begin,
};

type Draft = AboutCustomer & {
  readonly number: string;
  readonly date: CivilDate;
  readonly currency: string;
  readonly amount: number;
  readonly cost: number | null;
  readonly products: readonly string[];
  readonly digest: string;
};

const columns = [
  "id",
  "customer_id",
  "number",
  "ordered_on",
  "currency",
  "amount",
  "cost",
  "products",
  "is_cancelled",
] as const satisfies readonly ColumnName<"customer_order">[];

function begin(run: ImportRun): ImportSteps {
  const { db, open, tally } = run;
  const readCurrency = currencyIn(run);
  const decimals = decimalsIn(run);
  /** Shops write further lines of an order below it, with its number and little else. */
  let lastNumber: string | null = null;
  return {
    async take(records) {
      const orders = records.filter((record) => {
        const number = record.text("number");
        const isContinued =
          number !== null &&
          number === lastNumber &&
          record.text("customer") === null &&
          record.text("amount") === null;
        lastNumber = number;
        if (isContinued) tally.skip("order-continued");
        return !isContinued;
      });
      const drafts = (await nameCustomers(run, orders)).flatMap((about) => {
        const draft = draftOf(
          run,
          about,
          readCurrency,
          decimals(about.record, about.customer.country),
        );
        return draft === null ? [] : [draft];
      });
      const standing = new Map(
        (
          await standingOrders(
            db,
            drafts.map((draft) => draft.customer.id),
            drafts.map((draft) => draft.number),
          )
        ).map((order) => [`${order.customerId} ${order.number}`, order]),
      );
      const told = await toldOrders(
        db,
        drafts.map((draft) => draft.customer.id),
      );
      const taken = new Set<string>();
      const numbered = new Set(drafts.map(({ customer, number }) => `${customer.id} ${number}`));
      const toldAs = (draft: Draft): StandingOrder | undefined =>
        told.find(
          (order) =>
            !taken.has(order.id) &&
            !numbered.has(`${order.customerId} ${order.number}`) &&
            isSame(draft, order),
        );
      const pending = new Map<string, { row: number; digest: string }>();
      const added: ReturnType<typeof rowOf>[] = [];
      const changed: StagedChange<"customer_order">[] = [];
      const seen: SeenRow[] = [];
      for (const draft of drafts) {
        const key = `${draft.customer.id} ${draft.number}`;
        const standingOne = standing.get(key);
        const toldOne = standingOne === undefined ? toldAs(draft) : undefined;
        const order = standingOne ?? toldOne;
        const met = pending.get(key) ?? metBefore(order);
        if (met !== null) {
          if (met.digest === draft.digest) tally.skip("repeated-row");
          else draft.record.problem("repeated", "number", { value: draft.number, first: met.row });
          continue;
        }
        const id = order?.id ?? newId();
        const changes = order === undefined ? {} : changesOf(draft, order);
        if (toldOne !== undefined) {
          taken.add(toldOne.id);
          tally.note("order-told", `${toldOne.number} = ${draft.number}`);
        }
        pending.set(key, { row: draft.record.row, digest: draft.digest });
        seen.push({ rowId: id, row: draft.record.row, digest: draft.digest });
        if (draft.amount < 0) tally.cancelled++;
        if (order === undefined) {
          added.push(rowOf(draft, id));
          tally.created++;
        } else if (Object.keys(changes).length > 0) {
          changed.push({ id, changes });
          tally.updated++;
        } else tally.unchanged++;
      }
      await insertImported(db, open, "customer_order", columns, added);
      await updateImported(db, open, "customer_order", changed);
      await rememberSeen(db, seen);
    },
    finish: () => advanceStages(db, open),
  };
}

function draftOf(
  { actor }: ImportRun,
  about: AboutCustomer,
  readCurrency: ReturnType<typeof currencyIn>,
  decimals: DecimalsOf,
): Draft | null {
  const { record, customer } = about;
  const number = readCode(record, "number");
  const moment = record.moment("date");
  const amount = record.amount("amount", decimals);
  const cost = record.amount("cost", decimals);
  if (!record.isBad) {
    if (number === null) record.problem("value-missing", "number");
    if (moment === null) record.problem("value-missing", "date");
    if (amount === null) record.problem("value-missing", "amount");
  }
  const amounts = [["amount", amount] as const, ["cost", cost] as const];
  const currency = readCurrency(record, amounts, customer.country);
  const clocks = { now: actor.now, dayZone: customer.zone, clockZone: customer.zone };
  const at = moment === null ? null : pastMoment(record, "date", moment, clocks);
  if (record.isBad || !number || !moment || !amount || !currency || at === null) return null;
  const said = {
    number,
    date: "date" in moment ? moment.date : civilDateAt(at, customer.zone),
    currency,
    amount: amount.value,
    cost: cost?.value ?? null,
    products: listOf(record.text("products", longestNote)),
  };
  return { ...about, ...said, digest: digestOf(said) };
}

/** Whether an order of a file is one that was told in the chat: of the same amount, of about that day. */
const isSame = (draft: Draft, order: StandingOrder): boolean =>
  order.customerId === draft.customer.id &&
  order.currency === draft.currency &&
  Number(order.amount) === draft.amount &&
  Math.abs(daysBetween(order.orderedOn, draft.date)) <= sameWithin;

const metBefore = (order: StandingOrder | undefined) =>
  order === undefined || order.seenRow === null || order.seenDigest === null
    ? null
    : { row: order.seenRow, digest: order.seenDigest };

const rowOf = (draft: Draft, id: string) => ({
  id,
  customer_id: draft.customer.id,
  number: draft.number,
  ordered_on: draft.date,
  currency: draft.currency,
  amount: draft.amount,
  cost: draft.cost,
  products: draft.products,
  is_cancelled: draft.amount < 0,
});

const changesOf = (draft: Draft, is: StandingOrder): Columns<"customer_order"> =>
  changedColumns<"customer_order">({
    number: [is.number, draft.number],
    is_told_only: [is.isToldOnly, false],
    ordered_on: [is.orderedOn, draft.date],
    currency: [is.currency, draft.currency],
    amount: [is.amount, draft.amount],
    // What was told in the chat besides is kept where the file says nothing of it.
    cost: [is.cost, is.isToldOnly ? (draft.cost ?? is.cost) : draft.cost],
    products: [
      is.products,
      is.isToldOnly && draft.products.length === 0 ? is.products : draft.products,
    ],
    is_cancelled: [is.isCancelled, draft.amount < 0],
  });
