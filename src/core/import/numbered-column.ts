import { periodColumn } from "./period-column.ts";

/**
 * What a column of numbered follow-ups holds, and of which of them; `either` where its name does not say
 * whether it is the day or the text.
 */
export type NumberedColumn = {
  readonly number: string;
  readonly holds: "day" | "text" | "either";
};

const verb = "(?:跟进|跟踪|联系|沟通|拜访|回访|开发)";
const what = "(日期|时间|内容|记录|情况|结果|反馈)";
const touch = "(?:follow[- ]?ups?|contact|call|visit|touch|e?-?mail)";
const said = "(date|day|notes?|content|remarks?|comments?|result)";
const han = "一二三四五六七八九十";

/** Forms of names with the places of the number and of what is held; `bare` where nothing says what. */
const forms: readonly (readonly [pattern: RegExp, number: number, holds: number])[] = [
  [new RegExp(`^(?:第\\s?)?([${han}首\\d]{1,3})\\s?次\\s?${verb}?\\s?${what}$`, "u"), 1, 2],
  [new RegExp(`^(?:第\\s?)?([${han}首\\d]{1,3})\\s?次\\s?${verb}$`, "u"), 1, 0],
  [new RegExp(`^${verb}${what}?\\s?#?(\\d{1,2}|[${han}])$`, "u"), 2, 1],
  [new RegExp(`^${verb}\\s?#?(\\d{1,2}|[${han}])\\s?${what}$`, "u"), 1, 2],
  [new RegExp(`^${what}\\s?(\\d{1,2})$`, "u"), 2, 1],
  [new RegExp(`^${touch}\\s?#?(\\d{1,2})\\s${said}$`, "i"), 1, 2],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)\\s${touch}\\s${said}$`, "i"), 1, 2],
  [new RegExp(`^(?:${touch}\\s)?${said}\\s?#?(\\d{1,2})$`, "i"), 2, 1],
  [/^(?:follow[- ]?ups?|call|visit|touch)\s?#?(\d{1,2})$/i, 1, 0],
  [/^(\d{1,2})(?:st|nd|rd|th)\s(?:follow[- ]?up|call|visit|e-?mail)$/i, 1, 0],
];

/**
 * Reads the name of a column such as `第一次跟进日期`, `跟进2`, `Follow-up 1 date`, `Note 3`; null for any other.
 */
export function numberedColumn(name: string): NumberedColumn | null {
  const text = name.normalize("NFKC").trim();
  for (const [pattern, number, holds] of forms) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const of = holds === 0 ? undefined : found[holds];
    return {
      number: numberOf(found[number] ?? ""),
      holds: of === undefined ? "either" : kindOf(of),
    };
  }
  const [, group = "", chinese, of = chinese] = ofMonth.exec(text) ?? [];
  const month = of === undefined ? null : periodColumn(group);
  if (month === null || of === undefined) return null;
  return { number: `${month.year ?? ""}-${month.month}-${month.day ?? ""}`, holds: kindOf(of) };
}

/** A month with what is held of it: `January Date`, `3月 内容`. */
const ofMonth = new RegExp(`^(.+?)\\s(?:${what}|${said})$`, "iu");

const kindOf = (word: string): "day" | "text" => (/^(?:日期|时间|da)/i.test(word) ? "day" : "text");

const numberOf = (written: string): string =>
  written === "首" ? "1" : han.includes(written) ? String(han.indexOf(written) + 1) : written;

/** What may stand several times in a header, each time for the next follow-up. */
const repeatable = new RegExp(`^(?:${verb}?${what}|(?:${touch}\\s)?${said})$`, "iu");

/** Names of columns, those of follow-ups that are there several times numbered: `跟进时间 1`, `跟进时间 2`. */
export function numberRepeated(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const isRepeated = names.indexOf(name) !== names.lastIndexOf(name);
    if (!isRepeated || !repeatable.test(name.normalize("NFKC").trim())) return name;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name.trim()} ${count}`;
  });
}
