import {
  type ResolvedCustomer,
  resolveCustomers,
} from "../../../store/import/resolve-customers.ts";
import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, shown } from "../record.ts";

/** A row together with the customer it is about. */
export type AboutCustomer = {
  readonly record: ImportRecord;
  readonly customer: ResolvedCustomer;
  /** What to call a person there whom the row does not name; null: nothing. */
  readonly called: string | null;
};

/**
 * Finds the customers that rows name, by code, reference, domain or name. Rows whose customer is
 * unknown, not visible (the two read the same) or one of several are noted and left out. Where the rows were
 * read as customers before, it is these.
 */
export async function nameCustomers(
  { db, actor, rowCustomers }: ImportRun,
  records: readonly ImportRecord[],
): Promise<AboutCustomer[]> {
  if (rowCustomers !== null)
    return records.flatMap((record) => {
      const customer = rowCustomers.get(record.row);
      return customer === undefined ? [] : [{ record, customer, called: customer.name }];
    });
  const named = records.map((record) => ({ record, text: record.needed("customer") }));
  const texts = named.flatMap(({ text }) => (text === null ? [] : [text]));
  const found = await resolveCustomers(db, actor.scope, texts);
  return named.flatMap(({ record, text }) => {
    if (text === null) return [];
    const customer = found.get(text);
    if (customer !== undefined && customer !== "ambiguous")
      return [{ record, customer, called: null }];
    const code = customer === "ambiguous" ? "customer-ambiguous" : "customer-unknown";
    record.problem(code, "customer", { value: shown(text) });
    return [];
  });
}
