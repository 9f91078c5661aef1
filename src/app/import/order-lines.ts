import { normaliseCompanyName } from "../../core/company-name.ts";
import { findCountry } from "../../core/country.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import { parseWallTime } from "../../core/time/wall-time.ts";
import { advanceStages } from "../../store/import/close-import.ts";
import { matchCustomers } from "../../store/import/match-customers.ts";
import { mergeOrderLines } from "../../store/import/merge-order-lines.ts";
import {
  addOrderParts,
  gatherLineCustomers,
  identifyLineCustomers,
  type LineCustomer,
  nextLineCustomers,
  stageOrderLines,
} from "../../store/import/stage-order-lines.ts";
import { newId } from "../../store/new-id.ts";
import { customerAdder, defaultOwner, type NewCustomer, placeColumns } from "./add-customers.ts";
import { readCode } from "./customer-draft.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "./import-run.ts";
import { currencyIn } from "./read-currency.ts";
import type { ImportRecord } from "./record.ts";

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
const portion = 2000;
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
  const groups = new Map<string, Group>();
  const countries = new Set<string>();
  const texts = new Map<string, string>();
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
    const group = isLikeLast(record) ? last : groupOf(record);
    lastRecord = record;
    if (group === "no-customer") {
      tally.skip("no-customer");
      return;
    }
    const quantity = record.amount("quantity");
    const price = record.amount("price");
    if (!record.isBad) {
      if (quantity === null) record.problem("value-missing", "quantity");
      if (price === null) record.problem("value-missing", "price");
    }
    if (group === undefined || quantity === null || price === null) return;
    if (price.currency !== null && readCurrency(record, price) !== group.currency)
      record.problem("currency-differs", "price", { value: group.currency, other: price.currency });
    group.amount += Math.round(quantity.value * price.value * scale);
    group.lines++;
    const product = record.text("description") ?? record.text("sku");
    if (product !== null) group.products.add(keep(product));
  }

  /** Lines of an order follow each other, with the same words in what tells it. */
  const isLikeLast = (record: ImportRecord): boolean =>
    last !== undefined && heading.every((field) => record.raw(field) === lastRecord?.raw(field));

  /** The order a line belongs to; undefined, and noted, when that cannot be told. */
  function groupOf(record: ImportRecord): Group | "no-customer" | undefined {
    last = undefined;
    const country = record.text("country") ?? "";
    if (country !== "" && countries.size < 10_000) countries.add(keep(country));
    const customer = readCode(record, "customer")?.replace(/^(\d+)\.0$/, "$1") ?? null;
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
    const currency = readCurrency(record, record.amount("price"));
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
      await gatherLineCustomers(db);
      await settleCustomers(run);
      const merged = await mergeOrderLines(db, open);
      tally.created += merged.created;
      tally.updated += merged.updated;
      tally.unchanged += merged.unchanged;
      tally.cancelled += merged.cancelled;
      await advanceStages(db, open);
    },
  };
}

/** Finds the customers of the lines, and adds those that are not there yet. */
async function settleCustomers(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  const addCustomers = customerAdder(run);
  let last = { row: 0, code: "" };
  for (;;) {
    const named = await nextLineCustomers(db, last, portion);
    const latest = named.at(-1);
    if (latest === undefined) return;
    last = { row: latest.firstRow, code: latest.code };
    const nothing = { domain: null, emailHash: null, nameKey: null, country: null };
    const keys = named.map(({ code }) => ({ code, ...nothing }));
    const { byCode } = await matchCustomers(db, actor.scope, keys);
    const ids = new Map<string, string>();
    const added: NewCustomer[] = [];
    for (const one of named) {
      const standing = byCode.get(one.code);
      if (standing !== undefined && !standing.isVisible) {
        run.problem(one.firstRow, "customer", "customer-unknown", { value: one.code });
        continue;
      }
      const id = standing?.id ?? newId();
      ids.set(one.code, id);
      if (standing === undefined) added.push(newCustomer(run, one, id));
    }
    await addCustomers(added);
    await identifyLineCustomers(db, ids);
  }
}

function newCustomer(run: ImportRun, one: LineCustomer, id: string): NewCustomer {
  const { tally, open, actor } = run;
  const country = one.country === "" ? null : findCountry(one.country);
  const place = placeColumns(country, null);
  const zone = place.zone ?? open.zone;
  const midnight = parseWallTime("00:00");
  if (country === null && one.country !== "") tally.note("country-unknown", one.country);
  if (place.zone === null) tally.note("zone-assumed");
  if (one.countries > 1) tally.note("country-chosen", one.code);
  const now = formatInstant(actor.now);
  return {
    id,
    code: one.code,
    columns: {
      name: one.code,
      name_key: normaliseCompanyName(one.code),
      country,
      country_text: country === null && one.country !== "" ? one.country : null,
      region: place.region,
      language: place.language,
      zone,
      tier: "D",
      tier_since: now,
      stage: one.orderDays === 0 ? "lead" : one.orderDays === 1 ? "first-order" : "repeat",
      owner_id: defaultOwner(run),
      tags: [],
      sample_received_at: null,
      created_at:
        midnight === null ? now : formatInstant(instantOf(one.firstOrder, midnight, zone)),
    },
  };
}
