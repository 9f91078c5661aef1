import { numberedColumn, numberRepeated } from "../../core/import/numbered-column.ts";
import { periodColumn } from "../../core/import/period-column.ts";
import type { TouchKind } from "../../core/vocabulary.ts";
import { type Columns, matchColumns } from "./match-columns.ts";
import type { Part } from "./part.ts";
import type { Cell } from "./read/cell.ts";
import { type ImportWords, type Layout, valueTable, wordKey } from "./values/words.ts";

/** Fields of customers of which a sheet has one column; what else is called so is of the people there. */
const single = ["name", "code", "tier", "language", "note"];

/** Fields that say something of the customer and of a person there. */
const shared = ["email"];

/**
 * What the columns of the list that a salesperson keeps mean, layout by layout: the customers, the people there,
 * what happened and what is next. Each column is of one of them; a mailbox is of the customer and the person.
 * `diaries` are columns that hold notes under their days, whatever they are called.
 */
export function sheetParts(
  written: readonly Cell[],
  words: ImportWords,
  diaries: ReadonlySet<number> = new Set(),
): readonly Part[] {
  const header = numberRepeated(matchColumns(written, "sheet", words).names);
  const numbered = header.flatMap((name, place) => (numberedColumn(name) === null ? [] : [place]));
  const months = header.flatMap((name, place) => (periodColumn(name) === null ? [] : [place]));
  const periods = months.length > 1 ? months : [];
  const apart = new Set([...numbered, ...periods]);
  const whole = matchColumns(
    header.map((name, place) => (apart.has(place) ? "" : name)),
    "sheet",
    words,
  );
  const names = header;
  const guessed = new Map(
    [...guessedColumns(header, whole, words)].filter(([place]) => !apart.has(place)),
  );
  for (const place of diaries) guessed.set(place, "history");
  const own = new Set([
    ...placesOf(whole, ["history", "last", "next", "kind", "more", "act"]),
    ...apart,
    ...guessed.keys(),
  ]);
  const aside = placesOf(whole, ["aside"]);
  const chat = placesOf(whole, ["chat"]);
  const without = (taken: Iterable<number>): readonly Cell[] => {
    const left = new Set(taken);
    return header.map((cell, place) => (left.has(place) ? "" : cell));
  };
  const elsewhere = [...own, ...aside, ...chat];
  const firms = matchColumns(without(elsewhere), "customers", words);
  const firmOf = new Map(
    [...firms.of].map(([field, places]) => [
      field,
      single.includes(field) ? places.slice(0, 1) : places,
    ]),
  );
  const ofFirm = [...firmOf].flatMap(([field, places]) => (shared.includes(field) ? [] : places));
  const people = matchColumns(without([...elsewhere, ...ofFirm]), "contacts", words);
  const personOf = new Map([...people.of].filter(([field]) => field !== "customer"));
  if (aside.length > 0) firmOf.set("aside", aside);
  if (chat.length > 0) personOf.set("chat", chat);
  const part = (layout: Layout, of: Columns["of"], unknown: readonly string[]): Part => ({
    layout,
    columns: { of, names, unknown, repeated: [], currencies: new Map() },
  });
  const history = new Map([...whole.of].filter(([field]) => field !== "aside" && field !== "chat"));
  for (const [place, field] of guessed) {
    if (field !== "name") history.set(field, [...(history.get(field) ?? []), place]);
    else if (!firmOf.has("name")) firmOf.set("name", [place]);
  }
  if (numbered.length > 0) history.set("numbered", numbered);
  if (periods.length > 0) history.set("periods", periods);
  // Where no column is of the history, the note is: of the day of its row, else in its dated lines.
  const noted = firmOf.get("note");
  const hasDay = (history.get("last") ?? []).some((place) => !isLastName(names[place] ?? ""));
  if (!history.has("history") && apart.size === 0 && noted !== undefined) {
    history.set(hasDay ? "history" : "noted", noted);
    if (hasDay) firmOf.delete("note");
  }
  const way = wayColumn(header, words, personOf);
  const isWay = hasDay && way !== undefined && !history.has("kind");
  if (isWay) {
    history.set("kind", [way]);
    personOf.delete("phone");
  }
  const kept = isWay ? people.of : personOf;
  const rest = [...people.unknown, ...people.repeated, ...lost(people, kept)];
  return [
    part("customers", firmOf, rest),
    ...(personOf.size > 0 ? [part("contacts", personOf, [])] : []),
    ...(history.size > 0 ? [part("sheet", history, [])] : []),
  ];
}

/** The only column of a number, where nobody is named and its name may as well be of the way in which one was met. */
function wayColumn(
  header: readonly string[],
  words: ImportWords,
  personOf: Columns["of"],
): number | undefined {
  const [phone, ...others] = personOf.get("phone") ?? [];
  const isNamed = personOf.has("name") || others.length > 0 || phone === undefined;
  if (isNamed) return undefined;
  const ways = matchColumns([header[phone] ?? ""], "touches", words).of.has("kind");
  return ways ? phone : undefined;
}

/** What the names of columns that nobody listed say by a word in them. */
const guesses: readonly (readonly [field: string, says: RegExp, not: RegExp])[] = [
  [
    "name",
    /^(?:客户|公司|企业|单位|买家|厂商).*(?:名称|名字|全称|简称|名)$|^(?:customer|client|company|account|buyer).*name$|^name of (?:the )?(?:customer|client|company|account|buyer)$/iu,
    /联系人|contact/iu,
  ],
  [
    "last",
    /(?:上次|最后|最近|上一次).*(?:联系|跟进|沟通|拜访|回访)|^(?:date of )?(?:the )?last (?:contact|spoke|follow|call|mail|visit)/iu,
    /结果|内容|情况|人|by\b|result|note/iu,
  ],
  [
    "next",
    /(?:下次|下一次|下步|计划).*(?:联系|跟进|沟通|拜访|回访)|^next (?:contact|follow|call|visit|action|step)/iu,
    /人|by\b/iu,
  ],
  [
    "history",
    /跟进|跟踪|沟通|洽谈|往来|联络|聊天|进展|历程|follow[- ]?up|what (?:we did|happened)|history|conversation|discuss/iu,
    /人|员|次数|状态|阶段|方式|工具|语言|部门|频率|周期|日期|时间|号|注意|后续|下次|下一|下步|计划|预|待|将来|余额|金额|款|账|date|status|stage|by\b|owner|count|next|plan|need|to do|balance|amount/iu,
  ],
];

/** Columns that no layout names and whose names say what they are of, by place. */
function guessedColumns(
  header: readonly string[],
  whole: Columns,
  words: ImportWords,
): ReadonlyMap<number, string> {
  const taken = new Set([...whole.of.values()].flat());
  for (const layout of ["customers", "contacts"] as const)
    for (const place of [...matchColumns(header, layout, words).of.values()].flat())
      taken.add(place);
  const kinds = valueTable<TouchKind>(words, "kind");
  const found = new Map<number, string>();
  for (const [place, name] of header.entries()) {
    const text = name.normalize("NFKC").trim();
    if (taken.has(place) || text === "" || numberedColumn(name) !== null) continue;
    const field =
      guesses.find(
        ([, says, not]) => says.test(text) && !not.test(text.replace(/[([].*$/su, "")),
      )?.[0] ?? (isActName(text, kinds) ? "act" : undefined);
    if (field !== undefined) found.set(place, field);
  }
  return found;
}

/** Whether a column is of the day of a kind of touch, by its name: `Quote date`, `样品寄出时间`. */
const isActName = (name: string, kinds: ReadonlyMap<string, TouchKind>): boolean =>
  /日期|时间|\bdate\b|\bsent\b|\bon$/iu.test(name) &&
  kinds.has(wordKey(name.replace(/日期|时间|寄出|发出|\bdate\b|\bsent\b|\bon$/giu, " ")));

/** Whether the name of a column of days says that it is of the last contact, and not of the row's own note. */
export const isLastName = (name: string): boolean =>
  /最后|最近|上次|last|latest|recent/i.test(name);

const placesOf = ({ of }: Columns, fields: readonly string[]): readonly number[] =>
  fields.flatMap((field) => of.get(field) ?? []);

/** Names of columns that were understood and have no use here. */
const lost = ({ of, names }: Columns, kept: ReadonlyMap<string, unknown>): readonly string[] =>
  [...of].flatMap(([field, places]) =>
    kept.has(field) ? [] : places.map((place) => names[place] ?? ""),
  );
