import type { ImportRecord } from "../record.ts";
import { wordKey } from "./words.ts";

const yes = new Set(["true", "1", "yes", "y", "t", "company", "是", "公司"]);
const no = new Set(["false", "0", "no", "n", "f", "individual", "person", "否", "个人"]);

/**
 * Whether a row of an address book of firms and people is a firm, where a column says so; null where
 * it does not.
 */
export function isCompany(record: ImportRecord): boolean | null {
  const key = wordKey(record.text("is_company") ?? "");
  return yes.has(key) ? true : no.has(key) ? false : null;
}
