import { findCountry } from "../../../core/places/country.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { formatInstant } from "../../../core/time/instant.ts";
import { advanceStages } from "../../../store/import/close-import.ts";
import { mergeOrderLines } from "../../../store/import/merge-order-lines.ts";
import {
  addOrderParts,
  dropOrderParts,
  gatherLineCustomers,
  stageOrderLines,
} from "../../../store/import/stage-order-lines.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import type { ImportRecord } from "../record.ts";
import { decimalsIn } from "../values/decimals-in.ts";
import { currencyIn } from "../values/read-currency.ts";
import { readCode } from "./customer-draft.ts";
import { resolveLineCustomers } from "./line-customers.ts";

/**
 * Files of order lines, as the `order-lines` preset has them: grouped by invoice and customer.
 * Lines without a customer are left out, unknown customers are added.
 */
export const orderLinesLayout: ImportLayout = {
  needs: [["number"], ["quantity"], ["date"], ["price"], ["customer"]],
  dates: ["date"],
  amounts: ["quantity", "price"],
  begin,
};

/** The fields that tell which order a line belongs to. */
const heading = ["number", "customer", "country", "date", "currency"];
/** Orders added up at the same time; a file sorted by order needs one. */
const mostOpen = 5000;
/** Ten-thousandths: sums of whole numbers stay exact. */
const scale = 10_000;

type Group = {
  readonly number: string;
  readonly customer: string;
  readonly country: string;
  readonly currency: string;
  readonly firstRow: number;
  date: CivilDate;
  amount: number;
  readonly products: Set<string>;
  lines: number;
};

function begin(run: ImportRun): ImportSteps {
  const { db, open, tally } = run;
  const readCurrency = currencyIn(run);
  const decimals = decimalsIn(run);
  const groups = new Map<string, Group>();
  const countries = new Set<string>();
  const texts = new Map<string, string>();
  /** Orders that lack a line, and customers who may not be seen: all their lines are left out. */
  const incomplete = new Set<string>();
  const hidden = new Set<string>();
  let last: Group | "no-customer" | undefined;
  let lastRecord: ImportRecord | undefined;
  let isStaged = false;
  let flushing: Promise<void> = Promise.resolve();

  /** A copy that does not hold on to the piece of the file it was cut from. */
  const keep = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size > 50_000) texts.clear();
    const own = Buffer.from(text).toString();
    texts.set(own, own);
    return own;
  };

  /** Hands the open orders over; the reading goes on meanwhile. */
  async function flush(): Promise<void> {
    const parts = [...groups.values()].map((group) => ({
      ...group,
      products: [...group.products],
    }));
    groups.clear();
    last = undefined;
    if (!isStaged) await stageOrderLines(db);
    isStaged = true;
    await addOrderParts(db, parts);
  }

  function add(record: ImportRecord): void {
    addLine(record);
    if (record.isBad) incomplete.add(orderOf(record));
  }

  function addLine(record: ImportRecord): void {
    const group = isLikeLast(record) ? last : groupOf(record);
    lastRecord = record;
    if (group === "no-customer") {
      tally.skip("no-customer");
      return;
    }
    const quantity = record.amount("quantity");
    const price = record.amount("price", decimals(record, null));
    if (!record.isBad) {
      if (quantity === null) record.problem("value-missing", "quantity");
      if (price === null) record.problem("value-missing", "price");
    }
    if (group === undefined || quantity === null || price === null) return;
    if (
      price.currency !== null &&
      readCurrency(record, [["price", price]], findCountry(group.country)) !== group.currency
    )
      record.problem("currency-differs", "price", { value: group.currency, other: price.currency });
    group.amount += Math.round(quantity.value * price.value * scale);
    group.lines++;
    const product = record.text("description") ?? record.text("sku");
    if (product !== null) group.products.add(keep(product));
  }

  /** Lines of an order follow each other, with the same words in what tells it. */
  const isLikeLast = (record: ImportRecord): boolean => {
    const before = lastRecord;
    if (last === undefined || before === undefined) return false;
    return heading.every((field) => record.isLike(before, field));
  };

  /** The order a line belongs to; undefined, and noted, when that cannot be told. */
  function groupOf(record: ImportRecord): Group | "no-customer" | undefined {
    last = undefined;
    const country = record.text("country") ?? "";
    if (country !== "" && countries.size < 10_000) countries.add(keep(country));
    const customer = codeOf(record);
    if (customer === null) {
      if (!record.isBad) last = "no-customer";
      return last;
    }
    const number = readCode(record, "number");
    const moment = record.moment("date");
    if (!record.isBad) {
      if (number === null) record.problem("value-missing", "number");
      if (moment === null) record.problem("value-missing", "date");
    }
    const price = record.amount("price", decimals(record, null));
    const currency = readCurrency(record, [["price", price]], findCountry(country));
    if (record.isBad || !number || !moment || !currency) return;
    const date =
      "date" in moment ? moment.date : (formatInstant(moment.at).slice(0, 10) as CivilDate);
    const key = `${number}\t${customer}\t${country}\t${currency}`;
    const group = groups.get(key) ?? {
      number: keep(number),
      customer: keep(customer),
      country: keep(country),
      currency,
      firstRow: record.row,
      date,
      amount: 0,
      products: new Set(),
      lines: 0,
    };
    if (date < group.date) group.date = date;
    groups.set(key, group);
    last = group;
    return group;
  }

  return {
    async take(records) {
      for (const record of records) add(record);
      tally.countries = countries.size;
      if (groups.size <= mostOpen) return;
      await flushing;
      flushing = flush();
      flushing.catch(() => {});
    },
    async finish() {
      await flushing;
      await flush();
      if (incomplete.size > 0) await dropOrderParts(db, "order", [...incomplete]);
      await gatherLineCustomers(db);
      for (const code of await resolveLineCustomers(run)) hidden.add(code);
      if (hidden.size > 0) await dropOrderParts(db, "customer", [...hidden]);
      const merged = await mergeOrderLines(db, open);
      tally.created += merged.created;
      tally.updated += merged.updated;
      tally.unchanged += merged.unchanged;
      tally.cancelled += merged.cancelled;
      for (const pair of merged.told) tally.note("order-told", pair);
      await advanceStages(db, open);
    },
    leavesOut: (record) => incomplete.has(orderOf(record)) || hidden.has(codeOf(record) ?? ""),
  };
}

/** A code that a spreadsheet took for a number has lost nothing. */
const codeOf = (record: ImportRecord): string | null =>
  readCode(record, "customer")?.replace(/^(\d+)\.0$/, "$1") ?? null;

/** What lines of one order have in common. */
const orderOf = (record: ImportRecord): string =>
  `${record.text("number") ?? ""}\t${codeOf(record) ?? ""}`;
