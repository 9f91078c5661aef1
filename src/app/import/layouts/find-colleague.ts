import type { KnownColleague } from "../../../store/import/known-colleagues.ts";
import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, shown } from "../record.ts";

/** Finds the colleague that a cell names by handle, name or email address; notes it when unknown. */
export type FindColleague = (
  record: ImportRecord,
  field: string,
  whom: "active" | "anyone",
) => KnownColleague | null;

/** Prepares the search for one import. */
export function findColleagueIn({ colleagues, db }: ImportRun): FindColleague {
  const known = new Map<string, KnownColleague[]>();
  const keep = (key: string, one: KnownColleague) =>
    known.set(key, [...(known.get(key) ?? []).filter((other) => other !== one), one]);
  for (const one of colleagues) {
    keep(plain(one.handle), one);
    keep(plain(one.name), one);
    if (one.emailHash !== null) keep(one.emailHash.toString("hex"), one);
  }
  const hashOf = (text: string) =>
    text.includes("@") ? db.cipher.lookupHash("email", text).toString("hex") : "";
  /** The sheet of a colleague holds the customers of theirs. */
  const sheetOf = ({ sheet }: ImportRecord) =>
    sheet !== null && known.has(plain(sheet.name)) ? sheet.name : null;
  return (record, field, whom) => {
    const text = record.text(field) ?? (field === "owner" ? sheetOf(record) : null);
    if (text === null) return null;
    const named = known.get(plain(text)) ?? known.get(hashOf(text)) ?? [];
    const found = named.filter((one) => whom === "anyone" || one.isActive);
    if (found.length === 1) return found[0] ?? null;
    const code = found.length === 0 ? "member-unknown" : "member-ambiguous";
    record.problem(code, field, { value: shown(text), known: handlesOf(colleagues) });
    return null;
  };
}

const plain = (text: string) =>
  text.normalize("NFKC").trim().replace(/^@/, "").replaceAll(/\s+/g, " ").toLowerCase();

const handlesOf = (colleagues: readonly KnownColleague[]) =>
  colleagues
    .filter((one) => one.isActive)
    .slice(0, 10)
    .map((one) => one.handle)
    .join(", ");
