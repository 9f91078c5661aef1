/** What a column of numbered follow-ups holds, and of which of them. */
export type NumberedColumn = { readonly number: string; readonly holds: "day" | "text" };

const chinese =
  /^第\s?([一二三四五六七八九十\d]{1,3})\s?次\s?(?:跟进|联系|沟通|拜访|回访)?\s?(日期|时间|内容|记录|情况|结果)$/u;
const english =
  /^(?:(?:follow[- ]?up|contact|call|visit)\s?#?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)\s(?:follow[- ]?up|contact|call|visit))\s(date|day|notes?|content|remarks?|result)$/i;

/** Reads the name of a column such as `第一次跟进日期`, `第2次跟进内容`, `Follow-up 1 date`; null for any other. */
export function numberedColumn(name: string): NumberedColumn | null {
  const text = name.normalize("NFKC").trim();
  const [, han, of = ""] = chinese.exec(text) ?? [];
  if (han !== undefined) return { number: han, holds: /日期|时间/u.test(of) ? "day" : "text" };
  const [, after, before, what = ""] = english.exec(text) ?? [];
  const number = after ?? before;
  if (number === undefined) return null;
  return { number, holds: /^da/i.test(what) ? "day" : "text" };
}
